import type {CaseRecord} from '../custody/case.ts';

/** A published list, word for word as it was published: never shortened, translated or put into other words. */
export type QuestionList = {
  id: string;
  title: string;
  /** Where its words are of use first; a case of that place shows it opened. */
  place: CaseRecord['jurisdiction'];
  /** What stands over the list in its source. */
  lead: string;
  /** Who published it, what it is called there, its address, and when it was read. */
  source: string;
  /** What allows it to be reprinted here. */
  licence: string;
  /** BCP 47 tag of its language. */
  language: string;
  questions: readonly {id: string; wording: string}[];
};

const OGL = 'Crown copyright. Contains public sector information licensed under the Open Government Licence v3.0.';

const ENGLAND_AND_WALES: QuestionList = {
  id: 'uk-protection-from-harassment-act-1997-2A-3',
  title: 'Protection from Harassment Act 1997, section 2A(3) (England and Wales)',
  place: 'ew',
  lead: 'The following are examples of acts or omissions which, in particular circumstances, are ones associated with stalking—',
  source: 'legislation.gov.uk, Protection from Harassment Act 1997 (c. 40), section 2A(3)',
  licence: OGL,
  language: 'en-GB',
  questions: [
    {id: 'a', wording: 'following a person,'},
    {id: 'b', wording: 'contacting, or attempting to contact, a person by any means,'},
    {
      id: 'c',
      wording:
        'publishing any statement or other material— (i) relating or purporting to relate to a person, or (ii) purporting to originate from a person,',
    },
    {
      id: 'd',
      wording: 'monitoring the use by a person of the internet, email or any other form of electronic communication,',
    },
    {id: 'e', wording: 'loitering in any place (whether public or private),'},
    {id: 'f', wording: 'interfering with any property in the possession of a person,'},
    {id: 'g', wording: 'watching or spying on a person.'},
  ],
};

/** Its paragraph (j), “acting in any other way …”, names nothing that could be asked for, and is left out; the title says so. */
const SCOTLAND: QuestionList = {
  id: 'uk-criminal-justice-and-licensing-scotland-act-2010-39-6',
  title: 'Criminal Justice and Licensing (Scotland) Act 2010, section 39(6), “conduct”, paragraphs (a) to (i)',
  place: 'sct',
  lead: '“conduct” means—',
  source:
    'legislation.gov.uk, Criminal Justice and Licensing (Scotland) Act 2010 (asp 13), section 39(6), www.legislation.gov.uk/asp/2010/13/section/39, copy read on 29 November 2026',
  licence: OGL,
  language: 'en-GB',
  questions: [
    {id: 'a', wording: 'following B or any other person,'},
    {id: 'b', wording: 'contacting, or attempting to contact, B or any other person by any means,'},
    {
      id: 'c',
      wording:
        'publishing any statement or other material— (i) relating or purporting to relate to B or to any other person, (ii) purporting to originate from B or from any other person,',
    },
    {
      id: 'd',
      wording:
        'monitoring the use by B or by any other person of the internet, email or any other form of electronic communication,',
    },
    {id: 'e', wording: 'entering any premises,'},
    {id: 'f', wording: 'loitering in any place (whether public or private),'},
    {id: 'g', wording: 'interfering with any property in the possession of B or of any other person,'},
    {
      id: 'h',
      wording:
        'giving anything to B or to any other person or leaving anything where it may be found by, given to or brought to the attention of B or any other person,',
    },
    {id: 'i', wording: 'watching or spying on B or any other person,'},
  ],
};

/** Its paragraph (j) is left out as in the list above. */
const NORTHERN_IRELAND: QuestionList = {
  id: 'uk-protection-from-stalking-act-northern-ireland-2022-6-2',
  title: 'Protection from Stalking Act (Northern Ireland) 2022, section 6(2), paragraphs (a) to (i)',
  place: 'ni',
  lead: 'An “act associated with stalking” is any of the following—',
  source:
    'legislation.gov.uk, Protection from Stalking Act (Northern Ireland) 2022 (c. 17), section 6(2), www.legislation.gov.uk/nia/2022/17/crossheading/stalking-protection-orders, copy read on 29 November 2026',
  licence: OGL,
  language: 'en-GB',
  questions: [
    {id: 'a', wording: 'following a person;'},
    {id: 'b', wording: 'contacting, or attempting to contact, a person by any means;'},
    {
      id: 'c',
      wording:
        'publishing any statement or other material— (i) relating or purporting to relate to a person, or (ii) purporting to originate from a person;',
    },
    {
      id: 'd',
      wording: 'monitoring the use by a person of the internet, email or any other form of electronic communication;',
    },
    {id: 'e', wording: 'entering any premises;'},
    {id: 'f', wording: 'loitering in any place (whether public or private);'},
    {id: 'g', wording: 'interfering with any property in the possession of a person;'},
    {
      id: 'h',
      wording:
        'giving anything to a person or leaving anything where it may be found by, given to or brought to the attention of a person;',
    },
    {id: 'i', wording: 'watching or spying on a person;'},
  ],
};

const UNITED_STATES: QuestionList = {
  id: 'us-bjs-stalking-victimization-2009',
  title: 'Stalking Victimization in the United States (2009): the behaviors that the survey measured',
  place: 'us',
  lead: 'The SVS measured the following stalking behaviors:',
  source:
    'U.S. Department of Justice, Bureau of Justice Statistics, Special Report NCJ 224527, January 2009 (Supplemental Victimization Survey, “SVS”), as copied at doksi.net/en/get.php?lid=40993, copy read on 29 November 2026',
  licence:
    'A work of the United States Government, written by its employees: not under copyright in the United States (17 U.S.C. 105).',
  language: 'en-US',
  questions: [
    {id: '1', wording: 'making unwanted phone calls'},
    {id: '2', wording: 'sending unsolicited or unwanted letters or e-mails'},
    {id: '3', wording: 'following or spying on the victim'},
    {id: '4', wording: 'showing up at places without a legitimate reason'},
    {id: '5', wording: 'waiting at places for the victim'},
    {id: '6', wording: 'leaving unwanted items, presents, or flowers'},
    {
      id: '7',
      wording:
        'posting information or spreading rumors about the victim on the internet, in a public place, or by word of mouth.',
    },
  ],
};

/**
 * The lists that are printed here. Lists that police and services use to ask about danger are not among them: none is
 * known to us both word for word and with leave to print it. See docs/decisions.md.
 */
export const LISTS: readonly QuestionList[] = [ENGLAND_AND_WALES, SCOTLAND, NORTHERN_IRELAND, UNITED_STATES];
