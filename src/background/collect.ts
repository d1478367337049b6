import {failure} from '../core/errors.ts';
import {failed, type Result} from '../core/result.ts';
import type {ToBackground} from '../messages/protocol.ts';

/** Saves what a saved item answers, and the replies that show. */
export async function onSaveAround(
  _request: ToBackground['saveAround']['request'],
): Promise<Result<Record<string, never>>> {
  return failed(failure('nothingThere', 'collecting is not built yet'));
}

/** Saves every item under or in what the tab shows. */
export async function onSaveAll(_request: ToBackground['saveAll']['request']): Promise<Result<Record<string, never>>> {
  return failed(failure('nothingThere', 'collecting is not built yet'));
}
