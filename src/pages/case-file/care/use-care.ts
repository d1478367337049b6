import {useEffect, useState} from 'preact/hooks';
import {interfaceLanguage} from '../../../browser/i18n.ts';
import {guessPlace, languagesIn, type PlaceId, type Wanted} from '../../../core/care/service.ts';
import {SERVICES} from '../../../core/care/services.ts';
import {type CareChoices, readCareChoices, saveCareChoices} from '../../../store/care-choices.ts';
import type {Store} from '../../../store/open-store.ts';
import type {Age} from './care-words.ts';

export type Care = {
  wanted: Wanted;
  age: Age;
  /** The place was guessed, not said. */
  guessed: boolean;
  /** The last choice holds here and now, but is not in the database. */
  notKept: boolean;
  choosePlace(place: PlaceId): void;
  /** "" for any. */
  chooseLanguage(language: string): void;
  chooseAge(under18: boolean): void;
};

/** What the person said about where they are, their language and their age; undefined until it is read. */
export function useCare(store: Store): Care | undefined {
  const [choices, setChoices] = useState<CareChoices>();
  const [notKept, setNotKept] = useState(false);
  useEffect(() => {
    readCareChoices(store).then(setChoices, (error: unknown) => {
      // Help is shown whatever happened to the setting.
      console.warn('what was chosen before could not be read:', error);
      setChoices({});
    });
  }, [store]);
  if (!choices) return undefined;
  const choose = (chosen: CareChoices) => {
    setChoices(chosen);
    saveCareChoices(store, chosen).then(
      () => setNotKept(false),
      () => setNotKept(true),
    );
  };
  const place = choices.place ?? guessPlace(interfaceLanguage());
  const under18 = choices.under18 ?? false;
  const {language: _, ...rest} = choices;
  return {
    wanted: {place, under18, language: languageIn(place, choices.language)},
    age: under18 ? 'young' : 'adult',
    guessed: choices.place === undefined,
    notKept,
    choosePlace: (chosen) => choose({...choices, place: chosen}),
    chooseLanguage: (language) => choose(language === '' ? rest : {...rest, language}),
    chooseAge: (chosen) => choose({...choices, under18: chosen}),
  };
}

/** A language that nobody speaks there narrows nothing down. */
function languageIn(place: PlaceId, language: string | undefined): string | undefined {
  return language !== undefined && languagesIn(SERVICES, place).includes(language) ? language : undefined;
}
