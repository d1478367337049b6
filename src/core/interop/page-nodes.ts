import {type FactsRecord, type Item, valueIn} from '../facts/facts.ts';
import {exhibitFolder} from '../pack/names.ts';
import type {PackExhibit} from '../pack/pack-input.ts';
import type {Say} from '../words.ts';
import type {FileInPack} from './case-uco.ts';
import {fileId} from './file-nodes.ts';
import {dateTime, type Graph, type NodeId} from './graph.ts';

/** `looked`: the addresses that were looked at. `said`: what the page said, as what it said. */
export type PageNodes = {looked: NodeId[]; said: NodeId[]};

/** What the page said, only where its facts are in the pack as they were sealed. */
export function addPageNodes(
  graph: Graph,
  say: Say,
  {ordinal, exhibit, facts}: PackExhibit,
  there: ReadonlyMap<string, FileInPack>,
): PageNodes {
  const part = exhibit.parts.find(({role}) => role === 'facts');
  const path = part && `${exhibitFolder(ordinal)}/${part.path}`;
  if (!facts || !path || there.get(path)?.sealed !== part.sha256) return {looked: [], said: []};
  const page = addAddress(graph, valueIn(facts.page.address));
  const item = addAddress(graph, valueIn(facts.item.permalink));
  const message = addMessage(graph, say, facts, fileId(graph, path));
  const looked = [...new Map([...page, ...item].map((id) => [id['@id'], id])).values()];
  return {looked, said: [...looked, ...message]};
}

function addAddress(graph: Graph, address: string | undefined): NodeId[] {
  if (address === undefined) return [];
  const id = graph.named(`address ${address}`);
  const facet = graph.facet(id, 'observable:URLFacet', {'observable:fullValue': address});
  return [graph.add(id, 'observable:URL', {'core:hasFacet': [facet]})];
}

/** The item, its account, and that both were read out of `facts.json`. */
function addMessage(graph: Graph, say: Say, {exhibitId, item, postedAt}: FactsRecord, factsFile: NodeId): NodeId[] {
  const id = graph.named(`item ${exhibitId}`);
  const account = addAccount(graph, say, item, `account ${exhibitId}`);
  const exact = valueIn(postedAt.exact);
  const facet = graph.facet(id, 'observable:MessageFacet', {
    'observable:messageText': valueIn(item.text),
    'observable:messageID': valueIn(item.id),
    'observable:messageType': valueIn(item.itemKind),
    'observable:sentTime': exact && dateTime(exact),
    'observable:from': account[0],
  });
  const shown = valueIn(postedAt.shown);
  const message = graph.add(id, 'observable:Message', {
    'core:description': [say('interop_said'), ...(shown === undefined ? [] : [say('interop_timeShown', shown)])],
    'core:hasFacet': [facet],
  });
  return [message, ...account, ...[message, ...account].map((from) => addReadFrom(graph, from, factsFile))];
}

function addAccount(graph: Graph, say: Say, {author, platform}: Item, name: string): NodeId[] {
  const [displayName, handle, accountId] = [author.displayName, author.handle, author.accountId].map(valueIn);
  const profile = addAddress(graph, valueIn(author.profile));
  if ([displayName, handle, accountId].every((one) => one === undefined) && profile.length === 0) return [];
  const id = graph.named(name);
  const facets = [
    graph.facet(id, 'observable:AccountFacet', {'observable:accountIdentifier': accountId}),
    graph.facet(id, 'observable:DigitalAccountFacet', {
      'observable:displayName': displayName,
      'observable:accountLogin': handle,
    }),
  ];
  const shownOn = valueIn(platform);
  const account = graph.add(id, 'observable:DigitalAccount', {
    'core:description': [say('interop_account'), ...(shownOn === undefined ? [] : [say('interop_platform', shownOn)])],
    'core:hasFacet': facets,
  });
  return [account, ...profile];
}

/** Where it is from: a file of the pack, not the platform. */
function addReadFrom(graph: Graph, from: NodeId, factsFile: NodeId): NodeId {
  return graph.add(graph.named(`read ${from['@id']} ${factsFile['@id']}`), 'observable:ObservableRelationship', {
    'core:isDirectional': true,
    'core:kindOfRelationship': 'Extracted_From',
    'core:source': [from],
    'core:target': factsFile,
  });
}
