// The one list of who can help. A number stands here only if it was read on a page or has been the same for many years;
// `checked` says which, when, and where to look again. Before a release: `npx tsx scripts/services.ts`.
import type {Checked, PlaceId, Service, Span, Way} from './service.ts';

const ON = '2026-11-29';
const UK: readonly PlaceId[] = ['GB-EAW', 'GB-SCT', 'GB-NIR'];
const EUROPE: readonly PlaceId[] = ['IE', 'DE', 'FR', 'ES', 'PL'];
const WEEKDAYS = {from: 1, to: 5};
const DAILY = {from: 1, to: 7};

const call = (number: string): Way => ({kind: 'call', number});
const text = (number: string, word?: string): Way => ({kind: 'text', number, ...(word ? {word} : {})});
const whatsapp = (number: string): Way => ({kind: 'whatsapp', number});
const web = (address: string): Way => ({kind: 'web', address});
const copy = (source: string): Checked => ({how: 'copy', on: ON, source});
const known = (source: string): Checked => ({how: 'known', on: ON, source});
const span = (days: {from: number; to: number}, opens: string, closes: string): Span => ({...days, opens, closes});

export const SERVICES: readonly Service[] = [
  // United Kingdom
  {
    ...{id: 'uk-999', places: UK, name: '999', kind: 'emergency', for: ['everyone'], languages: ['en', 'cy']},
    ...{ways: [call('999')], hours: 'always', note: 'press55'},
    checked: copy('https://www.centre56.org.uk/domestic-abuse'),
  },
  {
    ...{id: 'uk-101', places: UK, name: 'Police 101', kind: 'police', for: ['everyone'], languages: ['en', 'cy']},
    ...{ways: [call('101')], hours: 'always'},
    checked: copy('https://www.victimsupportni.com/help-for-victims/domestic-violence'),
  },
  {
    ...{id: 'uk-stalking', places: UK, name: 'National Stalking Helpline', kind: 'stalking', for: ['everyone']},
    ...{languages: ['en'], ways: [call('0808 802 0300'), web('https://www.suzylamplugh.org')]},
    checked: copy('https://www.charitytoday.co.uk/the-suzy-lamplugh-trust-the-london-stalking-support-service/'),
  },
  {
    ...{id: 'en-domestic', places: ['GB-EAW'], name: 'National Domestic Abuse Helpline', kind: 'domestic'},
    ...{for: ['women'], languages: ['en'], ways: [call('0808 2000 247'), web('https://www.nationaldahelpline.org.uk')]},
    hours: 'always',
    checked: copy('https://www.gov.uk/government/news/refuge-awarded-grant-to-operate-domestic-abuse-helpline'),
  },
  {
    ...{id: 'wales-live-fear-free', places: ['GB-EAW'], name: 'Live Fear Free (Wales)', kind: 'domestic'},
    ...{for: ['everyone'], languages: ['en', 'cy'], hours: 'always'},
    ways: [call('0808 80 10 800'), text('07860 077333'), web('https://www.gov.wales/live-fear-free')],
    checked: copy('https://www.gov.wales/live-fear-free/sexual-violence'),
  },
  {
    ...{id: 'scotland-domestic', places: ['GB-SCT'], kind: 'domestic', for: ['everyone'], languages: ['en']},
    name: 'Scotland’s Domestic Abuse and Forced Marriage Helpline',
    ...{ways: [call('0800 027 1234'), web('https://www.sdafmh.org.uk')], hours: 'always'},
    checked: copy('https://safer.scot/information/da/report/'),
  },
  {
    ...{id: 'ni-domestic', places: ['GB-NIR'], name: 'Domestic and Sexual Abuse Helpline', kind: 'domestic'},
    ...{for: ['everyone'], languages: ['en'], ways: [call('0808 802 1414'), web('https://dsahelpline.org')]},
    hours: 'always',
    checked: copy('https://www.victimsupportni.com/help-for-victims/domestic-violence'),
  },
  {
    ...{id: 'uk-men', places: UK, name: 'Men’s Advice Line', kind: 'domestic', for: ['men'], languages: ['en']},
    ways: [call('0808 801 0327'), web('https://mensadviceline.org.uk')],
    checked: copy('https://www.centre56.org.uk/domestic-abuse'),
  },
  {
    ...{id: 'uk-galop', places: UK, name: 'Galop', kind: 'domestic', for: ['lgbt'], languages: ['en']},
    ways: [call('0800 999 5428'), web('https://galop.org.uk')],
    hours: [span({from: 1, to: 4}, '10:00', '20:30'), span({from: 5, to: 5}, '10:00', '16:30')],
    checked: copy('https://hellorayo.co.uk/hits-radio/uk/news/new-lgbt-abuse-helpline-launched'),
  },
  {
    ...{id: 'uk-karma-nirvana', places: UK, name: 'Karma Nirvana', kind: 'domestic', for: ['everyone']},
    ...{languages: ['en'], ways: [call('0800 5999 247'), web('https://karmanirvana.org.uk')]},
    hours: [span(WEEKDAYS, '09:00', '17:00')],
    checked: copy('http://karmanirvana.org.uk/about/faq/'),
  },
  {
    ...{id: 'scotland-rape-crisis', places: ['GB-SCT'], name: 'Rape Crisis Scotland', kind: 'sexual'},
    ...{for: ['everyone'], languages: ['en'], hours: [span(DAILY, '17:00', '00:00')]},
    ways: [call('08088 01 03 02'), web('https://www.rapecrisisscotland.org.uk')],
    checked: copy('https://www.ercc.scot/legal-information-page/'),
  },
  {
    ...{id: 'uk-revenge-porn', places: UK, name: 'Revenge Porn Helpline', kind: 'images', for: ['adults']},
    ...{languages: ['en'], ways: [call('0345 6000 459'), web('https://revengepornhelpline.org.uk')]},
    checked: copy('https://revengepornhelpline.org.uk/faq/'),
  },
  {
    ...{id: 'uk-iwf', places: UK, name: 'Internet Watch Foundation', kind: 'childImages', for: ['everyone']},
    ...{languages: ['en'], ways: [web('https://report.iwf.org.uk')], note: 'noPictures'},
    checked: copy('https://www.iwf.org.uk/what-we-do/why-we-exist/report-remove'),
  },
  {
    ...{id: 'uk-report-remove', places: UK, name: 'Report Remove (Childline and IWF)', kind: 'childImages'},
    ...{for: ['under18'], languages: ['en'], ways: [web('https://www.childline.org.uk/remove')]},
    checked: copy('https://www.iwf.org.uk/what-we-do/why-we-exist/report-remove'),
  },
  {
    ...{id: 'uk-childline', places: UK, name: 'Childline', kind: 'young', for: ['under18'], languages: ['en', 'cy']},
    ...{ways: [call('0800 1111'), web('https://www.childline.org.uk')], hours: 'always'},
    checked: known('https://www.childline.org.uk'),
  },
  {
    ...{id: 'uk-ceop', places: UK, name: 'CEOP Safety Centre', kind: 'young', for: ['under18'], languages: ['en']},
    ways: [web('https://www.ceop.police.uk/Safety-Centre/')],
    checked: known('https://www.ceop.police.uk/Safety-Centre/'),
  },
  {
    ...{id: 'uk-samaritans', places: [...UK, 'IE'], name: 'Samaritans', kind: 'talk', for: ['everyone']},
    ...{languages: ['en'], ways: [call('116 123'), web('https://www.samaritans.org')], hours: 'always'},
    checked: known('https://www.samaritans.org'),
  },
  {
    ...{id: 'uk-shout', places: UK, name: 'Shout', kind: 'talk', for: ['everyone'], languages: ['en']},
    ...{ways: [text('85258'), web('https://giveusashout.org')], hours: 'always', note: 'textOnly'},
    checked: copy('https://www.crisistextline.uk/how-it-works/'),
  },
  {
    ...{id: 'ni-lifeline', places: ['GB-NIR'], name: 'Lifeline', kind: 'talk', for: ['everyone'], languages: ['en']},
    ...{ways: [call('0808 808 8000'), web('https://www.lifelinehelpline.info')], hours: 'always'},
    checked: known('https://www.lifelinehelpline.info'),
  },
  {
    ...{id: 'ew-victim-support', places: ['GB-EAW'], name: 'Victim Support', kind: 'anyCrime', for: ['everyone']},
    ...{languages: ['en'], ways: [call('08 08 16 89 111'), web('https://www.victimsupport.org.uk')], hours: 'always'},
    checked: known('https://www.victimsupport.org.uk'),
  },
  {
    ...{id: 'scotland-victim-support', places: ['GB-SCT'], name: 'Victim Support Scotland', kind: 'anyCrime'},
    ...{for: ['everyone'], languages: ['en'], ways: [call('0800 160 1985'), web('https://victimsupport.scot')]},
    checked: copy('https://www.martinwhitfieldmsp.com/2024/02/19/promoting-victims-awareness-week/'),
  },

  // The European Union: one number everywhere
  {
    ...{id: 'eu-112', places: EUROPE, name: '112', kind: 'emergency', for: ['everyone']},
    ...{languages: ['en'], ways: [call('112')], hours: 'always'},
    checked: known('https://digital-strategy.ec.europa.eu/en/policies/112'),
  },

  // Ireland
  {
    ...{id: 'ie-999', places: ['IE'], name: '999', kind: 'emergency', for: ['everyone'], languages: ['en', 'ga']},
    ...{ways: [call('999')], hours: 'always'},
    checked: copy(
      'https://www.fiannafail.ie/victims-of-domestic-abuse-should-not-be-afraid-to-seek-help-during-these-difficult-times-ocallaghan/',
    ),
  },
  {
    ...{id: 'ie-womens-aid', places: ['IE'], name: 'Women’s Aid', kind: 'domestic', for: ['women'], languages: ['en']},
    ...{ways: [call('1800 341 900'), web('https://www.womensaid.ie')], hours: 'always'},
    checked: copy('https://www.thejournal.ie/womens-aid-helpline-2-2964358-Sep2016/'),
  },
  {
    ...{id: 'ie-mens-aid', places: ['IE'], name: 'Men’s Aid Ireland', kind: 'domestic', for: ['men']},
    ...{languages: ['en'], ways: [call('01 554 3811'), web('https://www.mensaid.ie')]},
    checked: copy(
      'https://www.fiannafail.ie/victims-of-domestic-abuse-should-not-be-afraid-to-seek-help-during-these-difficult-times-ocallaghan/',
    ),
  },
  {
    ...{id: 'ie-rape-crisis', places: ['IE'], name: 'Rape Crisis 24-Hour Helpline', kind: 'sexual'},
    ...{for: ['everyone'], languages: ['en'], ways: [call('1800 77 8888'), web('https://www.drcc.ie')]},
    hours: 'always',
    checked: copy(
      'https://www.fiannafail.ie/victims-of-domestic-abuse-should-not-be-afraid-to-seek-help-during-these-difficult-times-ocallaghan/',
    ),
  },
  {
    ...{id: 'ie-hotline-images', places: ['IE'], name: 'Hotline.ie', kind: 'images', for: ['adults']},
    ...{languages: ['en'], ways: [web('https://hotline.ie/report')]},
    checked: copy('https://www.echolive.ie/corknews/arid-40371413.html'),
  },
  {
    ...{id: 'ie-hotline', places: ['IE'], name: 'Hotline.ie', kind: 'childImages', for: ['everyone']},
    ...{languages: ['en'], ways: [web('https://hotline.ie/report')], note: 'noPictures'},
    checked: copy('https://hotline.ie/report'),
  },
  {
    ...{id: 'ie-childline', places: ['IE'], name: 'Childline', kind: 'young', for: ['under18'], languages: ['en']},
    ...{ways: [call('1800 66 66 66'), web('https://www.childline.ie')], hours: 'always'},
    checked: known('https://www.childline.ie'),
  },
  {
    ...{id: 'ie-crime-victims', places: ['IE'], name: 'Crime Victims Helpline', kind: 'anyCrime', for: ['everyone']},
    ...{languages: ['en'], ways: [call('116 006'), web('https://www.crimevictimshelpline.ie')]},
    checked: known('https://www.crimevictimshelpline.ie'),
  },

  // United States
  {
    ...{id: 'us-911', places: ['US'], name: '911', kind: 'emergency', for: ['everyone'], languages: ['en', 'es']},
    ...{ways: [call('911')], hours: 'always'},
    checked: copy('https://lakecountycrisiscenter.org/?page_id=341'),
  },
  {
    ...{id: 'us-domestic', places: ['US'], name: 'National Domestic Violence Hotline', kind: 'domestic'},
    ...{for: ['everyone'], languages: ['en', 'es'], hours: 'always'},
    ways: [call('1-800-799-7233'), text('88788', 'START'), web('https://www.thehotline.org')],
    checked: copy(
      'https://ovc.ojp.gov/news/grantee-news/national-domestic-violence-hotline-answers-6-million-contacts',
    ),
  },
  {
    ...{id: 'us-stronghearts', places: ['US'], name: 'StrongHearts Native Helpline', kind: 'domestic'},
    ...{
      for: ['indigenous'],
      languages: ['en'],
      ways: [call('1-844-762-8483'), web('https://strongheartshelpline.org')],
    },
    checked: known('https://strongheartshelpline.org'),
  },
  {
    ...{id: 'us-rainn', places: ['US'], name: 'RAINN National Sexual Assault Hotline', kind: 'sexual'},
    ...{for: ['everyone'], languages: ['en', 'es'], ways: [call('1-800-656-4673'), web('https://rainn.org')]},
    hours: 'always',
    checked: known('https://rainn.org'),
  },
  {
    ...{id: 'us-ccri', places: ['US'], name: 'CCRI Image Abuse Helpline', kind: 'images', for: ['adults']},
    ...{languages: ['en'], ways: [call('1-844-878-2274'), web('https://cybercivilrights.org')]},
    checked: known('https://cybercivilrights.org'),
  },
  {
    ...{id: 'us-cybertipline', places: ['US'], name: 'NCMEC CyberTipline', kind: 'childImages', for: ['everyone']},
    ...{languages: ['en', 'es'], hours: 'always', note: 'noPictures'},
    ways: [call('1-800-843-5678'), web('https://report.cybertip.org')],
    checked: copy('https://www.tndagc.org/ncmecs-take-it-down-combats-sextortion/'),
  },
  {
    ...{id: 'us-love-is-respect', places: ['US'], name: 'love is respect', kind: 'young', for: ['under18']},
    ...{languages: ['en', 'es'], ways: [call('1-866-331-9474'), web('https://www.loveisrespect.org')], hours: 'always'},
    checked: known('https://www.loveisrespect.org'),
  },
  {
    ...{id: 'us-childhelp', places: ['US'], name: 'Childhelp National Child Abuse Hotline', kind: 'young'},
    ...{
      for: ['under18'],
      languages: ['en', 'es'],
      ways: [call('1-800-422-4453'), web('https://www.childhelphotline.org')],
    },
    hours: 'always',
    checked: known('https://www.childhelphotline.org'),
  },
  {
    ...{id: 'us-trevor', places: ['US'], name: 'The Trevor Project', kind: 'young', for: ['under18', 'lgbt']},
    ...{languages: ['en'], ways: [call('1-866-488-7386'), web('https://www.thetrevorproject.org')], hours: 'always'},
    checked: known('https://www.thetrevorproject.org'),
  },
  {
    ...{id: 'us-988', places: ['US'], name: '988 Suicide & Crisis Lifeline', kind: 'talk', for: ['everyone']},
    ...{languages: ['en', 'es'], ways: [call('988'), text('988'), web('https://988lifeline.org')], hours: 'always'},
    checked: copy('https://internationalmentalhealth.org/resources/'),
  },
  {
    ...{id: 'us-crisis-text', places: ['US'], name: 'Crisis Text Line', kind: 'talk', for: ['everyone']},
    ...{languages: ['en'], hours: 'always', note: 'textOnly'},
    ways: [text('741741', 'HOME'), web('https://www.crisistextline.org')],
    checked: copy(
      'https://www.wfmz.com/features/what-the-tech/what-the-tech-crisis-text-line/article_4a219f0e-b1e7-11ec-9505-0b02ae488649.html',
    ),
  },

  // Canada
  {
    ...{id: 'ca-911', places: ['CA'], name: '911', kind: 'emergency', for: ['everyone'], languages: ['en', 'fr']},
    ...{ways: [call('911')], hours: 'always'},
    checked: copy('https://www.protectkidsonline.ca/app/en/report_concerning_behaviour'),
  },
  {
    ...{id: 'ca-awhl', places: ['CA'], name: 'Assaulted Women’s Helpline', kind: 'domestic', for: ['women']},
    ...{languages: ['en'], ways: [call('1-866-863-0511'), web('https://www.awhl.org')], hours: 'always'},
    ...{note: 'onlyOntario', checked: known('https://www.awhl.org')},
  },
  {
    ...{id: 'ca-sheltersafe', places: ['CA'], name: 'ShelterSafe', kind: 'domestic', for: ['women']},
    ...{languages: ['en', 'fr'], ways: [web('https://sheltersafe.ca')]},
    checked: known('https://sheltersafe.ca'),
  },
  {
    ...{id: 'ca-cybertip-images', places: ['CA'], name: 'Cybertip.ca', kind: 'images', for: ['everyone']},
    ...{languages: ['en', 'fr'], ways: [web('https://www.cybertip.ca'), call('1-866-658-9022')]},
    checked: copy('https://www.protectkidsonline.ca/app/en/report_concerning_behaviour'),
  },
  {
    ...{id: 'ca-cybertip', places: ['CA'], name: 'Cybertip.ca', kind: 'childImages', for: ['everyone']},
    ...{languages: ['en', 'fr'], ways: [web('https://www.cybertip.ca'), call('1-866-658-9022')], note: 'noPictures'},
    checked: copy('https://www.protectkidsonline.ca/app/en/report_concerning_behaviour'),
  },
  {
    ...{id: 'ca-needhelpnow', places: ['CA'], name: 'NeedHelpNow.ca', kind: 'childImages', for: ['under18']},
    ...{languages: ['en', 'fr'], ways: [web('https://needhelpnow.ca')]},
    checked: copy('https://www.protectkidsonline.ca/app/en/report_concerning_behaviour'),
  },
  {
    ...{id: 'ca-kids-help', places: ['CA'], name: 'Kids Help Phone', kind: 'young', for: ['under18']},
    ...{languages: ['en', 'fr'], hours: 'always'},
    ways: [call('1-800-668-6868'), text('686868', 'CONNECT'), web('https://kidshelpphone.ca')],
    checked: copy('https://www.cbc.ca/news/health/mental-health-crisis-text-kids-help-phone-1.4894118'),
  },
  {
    ...{id: 'ca-988', places: ['CA'], name: '9-8-8', kind: 'talk', for: ['everyone'], languages: ['en', 'fr']},
    ...{ways: [call('988'), text('988'), web('https://988.ca')], hours: 'always'},
    checked: copy('https://988.ca/get-help/what-to-expect'),
  },
  {
    ...{id: 'ca-hope-for-wellness', places: ['CA'], name: 'Hope for Wellness', kind: 'talk', for: ['indigenous']},
    ...{
      languages: ['en', 'fr'],
      ways: [call('1-855-242-3310'), web('https://www.hopeforwellness.ca')],
      hours: 'always',
    },
    checked: known('https://www.hopeforwellness.ca'),
  },

  // Australia
  {
    ...{id: 'au-000', places: ['AU'], name: 'Triple Zero', kind: 'emergency', for: ['everyone'], languages: ['en']},
    ...{ways: [call('000')], hours: 'always'},
    checked: copy('https://www.nhwa.com.au/reporting/'),
  },
  {
    ...{id: 'au-131444', places: ['AU'], name: 'Police Assistance Line', kind: 'police', for: ['everyone']},
    ...{languages: ['en'], ways: [call('131 444')], hours: 'always'},
    checked: copy('https://www.nhwa.com.au/reporting/'),
  },
  {
    ...{id: 'au-1800respect', places: ['AU'], name: '1800RESPECT', kind: 'domestic', for: ['everyone']},
    ...{languages: ['en'], ways: [call('1800 737 732'), web('https://www.1800respect.org.au')], hours: 'always'},
    checked: copy('https://www.esafety.gov.au/women/get-help/finding-support'),
  },
  {
    ...{id: 'au-mensline', places: ['AU'], name: 'MensLine Australia', kind: 'talk', for: ['men'], languages: ['en']},
    ways: [call('1300 78 99 78'), web('https://mensline.org.au')],
    checked: copy('https://www.tandemcarers.org.au/Web/Web/COVID-19/Mental-Health-Support.aspx'),
  },
  {
    ...{id: 'au-qlife', places: ['AU'], name: 'QLife', kind: 'talk', for: ['lgbt'], languages: ['en']},
    ways: [call('1800 184 527'), web('https://qlife.org.au')],
    checked: known('https://qlife.org.au'),
  },
  {
    ...{id: 'au-esafety-images', places: ['AU'], name: 'eSafety Commissioner', kind: 'images', for: ['everyone']},
    ...{languages: ['en'], ways: [web('https://www.esafety.gov.au/report')]},
    checked: copy('https://police.vic.gov.au/dealing-online-abuse'),
  },
  {
    ...{id: 'au-esafety', places: ['AU'], name: 'eSafety Commissioner', kind: 'online', for: ['everyone']},
    ...{languages: ['en'], ways: [web('https://www.esafety.gov.au/report')]},
    checked: copy('https://police.vic.gov.au/dealing-online-abuse'),
  },
  {
    ...{id: 'au-accce', places: ['AU'], kind: 'childImages', for: ['everyone'], languages: ['en'], note: 'noPictures'},
    name: 'Australian Centre to Counter Child Exploitation',
    ways: [web('https://www.accce.gov.au/report')],
    checked: copy('https://www.accce.gov.au/help-and-support/how-and-what-to-report'),
  },
  {
    ...{id: 'au-kids', places: ['AU'], name: 'Kids Helpline', kind: 'young', for: ['under18'], languages: ['en']},
    ...{ways: [call('1800 55 1800'), web('https://kidshelpline.com.au')], hours: 'always'},
    checked: copy(
      'https://www.qld.gov.au/youth/being-safe-knowing-your-rights/staying-safe/protecting-yourself-online',
    ),
  },
  {
    ...{id: 'au-lifeline', places: ['AU'], name: 'Lifeline', kind: 'talk', for: ['everyone'], languages: ['en']},
    ...{ways: [call('13 11 14'), web('https://www.lifeline.org.au')], hours: 'always'},
    checked: copy(
      'https://www.qld.gov.au/youth/being-safe-knowing-your-rights/staying-safe/protecting-yourself-online',
    ),
  },
  {
    ...{id: 'au-13yarn', places: ['AU'], name: '13YARN', kind: 'talk', for: ['indigenous'], languages: ['en']},
    ...{ways: [call('13 92 76'), web('https://www.13yarn.org.au')], hours: 'always'},
    checked: known('https://www.13yarn.org.au'),
  },

  // New Zealand
  {
    ...{id: 'nz-111', places: ['NZ'], name: '111', kind: 'emergency', for: ['everyone'], languages: ['en', 'mi']},
    ...{ways: [call('111')], hours: 'always', note: 'press55'},
    checked: copy(
      'https://www.govt.nz/browse/law-crime-and-justice/abuse-harassment-domestic-violence/domestic-and-family-violence/',
    ),
  },
  {
    ...{id: 'nz-105', places: ['NZ'], name: 'Police 105', kind: 'police', for: ['everyone'], languages: ['en', 'mi']},
    ...{ways: [call('105'), web('https://www.105.police.govt.nz')], hours: 'always'},
    checked: known('https://www.105.police.govt.nz'),
  },
  {
    ...{id: 'nz-womens-refuge', places: ['NZ'], name: 'Women’s Refuge', kind: 'domestic', for: ['women']},
    ...{languages: ['en', 'mi'], ways: [call('0800 733 843'), web('https://womensrefuge.org.nz')], hours: 'always'},
    checked: copy(
      'https://www.govt.nz/browse/law-crime-and-justice/abuse-harassment-domestic-violence/domestic-and-family-violence/',
    ),
  },
  {
    ...{id: 'nz-are-you-ok', places: ['NZ'], name: 'Are You OK', kind: 'domestic', for: ['everyone']},
    ...{languages: ['en', 'mi'], ways: [call('0800 456 450'), web('https://www.areyouok.org.nz')]},
    hours: [span(DAILY, '09:00', '23:00')],
    checked: copy(
      'https://www.govt.nz/browse/law-crime-and-justice/abuse-harassment-domestic-violence/domestic-and-family-violence/',
    ),
  },
  {
    ...{id: 'nz-shine', places: ['NZ'], name: 'Shine', kind: 'domestic', for: ['everyone'], languages: ['en']},
    ways: [call('0508 744 633'), web('https://www.2shine.org.nz')],
    hours: [span(DAILY, '09:00', '23:00')],
    checked: copy(
      'https://www.govt.nz/browse/law-crime-and-justice/abuse-harassment-domestic-violence/domestic-and-family-violence/',
    ),
  },
  {
    ...{id: 'nz-safe-to-talk', places: ['NZ'], name: 'Safe to Talk', kind: 'sexual', for: ['everyone']},
    ...{languages: ['en', 'mi'], ways: [call('0800 044 334'), web('https://safetotalk.nz')], hours: 'always'},
    checked: known('https://safetotalk.nz'),
  },
  {
    ...{id: 'nz-netsafe', places: ['NZ'], name: 'Netsafe', kind: 'online', for: ['everyone'], languages: ['en', 'mi']},
    ways: [call('0508 638 723'), web('https://netsafe.org.nz')],
    checked: copy('http://www.netsafe.org.nz/hdc/'),
  },
  {
    ...{id: 'nz-netsafe-images', places: ['NZ'], name: 'Netsafe', kind: 'images', for: ['everyone']},
    ...{languages: ['en', 'mi'], ways: [call('0508 638 723'), web('https://netsafe.org.nz')]},
    checked: copy('https://www.netsafe.org.nz/bullying-abuse-support/'),
  },
  {
    ...{id: 'nz-youthline', places: ['NZ'], name: 'Youthline', kind: 'young', for: ['under18'], languages: ['en']},
    ...{ways: [call('0800 376 633'), text('234'), web('https://www.youthline.co.nz')], hours: 'always'},
    checked: copy('http://youthaffairs.govt.nz/news/2012/youthline.html'),
  },
  {
    ...{id: 'nz-whats-up', places: ['NZ'], name: '0800 What’s Up', kind: 'young', for: ['under18']},
    ...{languages: ['en'], ways: [call('0800 942 8787'), web('https://whatsup.co.nz')]},
    checked: known('https://whatsup.co.nz'),
  },
  {
    ...{id: 'nz-1737', places: ['NZ'], name: '1737, need to talk?', kind: 'talk', for: ['everyone']},
    ...{languages: ['en', 'mi'], ways: [call('1737'), text('1737'), web('https://1737.org.nz')], hours: 'always'},
    checked: copy(
      'http://www.newshub.co.nz/home/health/2017/06/combined-text-and-call-helpline-to-assist-mental-health-crunch.html',
    ),
  },
  {
    ...{id: 'nz-victim-support', places: ['NZ'], name: 'Victim Support', kind: 'anyCrime', for: ['everyone']},
    ...{languages: ['en'], ways: [call('0800 842 846'), web('https://victimsupport.org.nz')], hours: 'always'},
    checked: known('https://victimsupport.org.nz'),
  },

  // Germany
  {
    ...{id: 'de-110', places: ['DE'], name: 'Polizei 110', kind: 'emergency', for: ['everyone']},
    ...{languages: ['de', 'en'], ways: [call('110')], hours: 'always'},
    checked: known('https://www.polizei.de'),
  },
  {
    ...{id: 'de-hilfetelefon', places: ['DE'], name: 'Hilfetelefon „Gewalt gegen Frauen“', kind: 'domestic'},
    ...{for: ['women'], languages: ['de', 'en', 'fr', 'es', 'pl', 'tr', 'ru', 'uk', 'ar'], hours: 'always'},
    ways: [call('116 016'), web('https://www.hilfetelefon.de')],
    checked: copy('https://www.hilfetelefon.de/das-hilfetelefon/angebot-im-ueberblick.html'),
  },
  {
    ...{id: 'de-maenner', places: ['DE'], name: 'Hilfetelefon „Gewalt an Männern“', kind: 'domestic', for: ['men']},
    ...{languages: ['de'], ways: [call('0800 123 99 00'), web('https://www.maennerhilfetelefon.de')]},
    hours: [span({from: 1, to: 4}, '08:00', '20:00'), span({from: 5, to: 5}, '08:00', '15:00')],
    checked: copy('https://landkreis-heidenheim.de/hilfetelefon+_gewalt+gegen+frauen_+und+_gewalt+an+maennern_'),
  },
  {
    ...{id: 'de-missbrauch', places: ['DE'], name: 'Hilfe-Telefon Sexueller Missbrauch', kind: 'sexual'},
    ...{for: ['everyone'], languages: ['de'], ways: [call('0800 22 55 530')]},
    checked: known('https://www.hilfe-portal-missbrauch.de'),
  },
  {
    ...{id: 'de-hateaid', places: ['DE'], name: 'HateAid', kind: 'online', for: ['everyone'], languages: ['de']},
    ways: [web('https://hateaid.org')],
    checked: known('https://hateaid.org'),
  },
  {
    ...{id: 'de-beschwerdestelle', places: ['DE'], name: 'Internet-Beschwerdestelle', kind: 'childImages'},
    ...{for: ['everyone'], languages: ['de', 'en'], ways: [web('https://www.internet-beschwerdestelle.de')]},
    ...{note: 'noPictures', checked: known('https://www.internet-beschwerdestelle.de')},
  },
  {
    ...{id: 'de-kummer', places: ['DE'], name: 'Nummer gegen Kummer', kind: 'young', for: ['under18']},
    ...{languages: ['de'], ways: [call('116 111'), web('https://www.nummergegenkummer.de')]},
    hours: [span({from: 1, to: 6}, '14:00', '20:00')],
    checked: copy('https://www.bmfsfj.de/bmfsfj/mediathek/anrufen-mailen-chatten-gegen-sorgen-154556'),
  },
  {
    ...{id: 'de-telefonseelsorge', places: ['DE'], name: 'TelefonSeelsorge', kind: 'talk', for: ['everyone']},
    ...{languages: ['de'], hours: 'always'},
    ways: [call('0800 111 0 111'), call('0800 111 0 222'), web('https://www.telefonseelsorge.de')],
    checked: known('https://www.telefonseelsorge.de'),
  },
  {
    ...{id: 'de-weisser-ring', places: ['DE'], name: 'WEISSER RING Opfer-Telefon', kind: 'anyCrime'},
    ...{for: ['everyone'], languages: ['de'], ways: [call('116 006'), web('https://weisser-ring.de')]},
    hours: [span(DAILY, '07:00', '22:00')],
    checked: copy(
      'https://www.tonkuhle.de/regionalnachrichten/52551-opfertelefon-des-weissen-rings-verzeichnet-anstieg-der-gespraeche.html',
    ),
  },

  // France
  {
    ...{id: 'fr-17', places: ['FR'], name: 'Police secours 17', kind: 'emergency', for: ['everyone']},
    ...{languages: ['fr'], ways: [call('17')], hours: 'always'},
    checked: copy(
      'https://www.info.gouv.fr/actualite/harcelement-agressions-violences-trois-numeros-pour-aider-les-enfants-en-danger',
    ),
  },
  {
    ...{id: 'fr-114', places: ['FR'], name: '114', kind: 'emergency', for: ['everyone'], languages: ['fr']},
    ...{ways: [text('114')], hours: 'always', note: 'textOnly'},
    checked: copy('https://www.groupe3f.fr/actualites/violences-familiales-donner-lalerte'),
  },
  {
    ...{id: 'fr-3919', places: ['FR'], name: '3919 Violences Femmes Info', kind: 'domestic', for: ['women']},
    ...{languages: ['fr'], ways: [call('3919')], hours: 'always'},
    checked: copy(
      'https://www.tf1info.fr/societe/journee-internationale-de-lutte-conte-les-violences-faites-aux-femmes-ces-numeros-de-telephone-utiles-qu-il-faut-connaitre-2277414.html',
    ),
  },
  {
    ...{id: 'fr-arretons', places: ['FR'], name: 'Arrêtons les violences', kind: 'police', for: ['everyone']},
    ...{languages: ['fr'], ways: [web('https://arretonslesviolences.gouv.fr')], hours: 'always'},
    checked: copy('https://www.groupe3f.fr/actualites/violences-familiales-donner-lalerte'),
  },
  {
    ...{id: 'fr-3018', places: ['FR'], name: '3018', kind: 'online', for: ['everyone', 'under18'], languages: ['fr']},
    ...{ways: [call('3018'), web('https://3018.fr')], hours: [span(DAILY, '09:00', '23:00')]},
    checked: copy('https://solidarites.gouv.fr/node/2219'),
  },
  {
    ...{id: 'fr-pharos', places: ['FR'], name: 'PHAROS', kind: 'childImages', for: ['everyone'], languages: ['fr']},
    ...{ways: [web('https://www.internet-signalement.gouv.fr')], note: 'noPictures'},
    checked: known('https://www.internet-signalement.gouv.fr'),
  },
  {
    ...{id: 'fr-119', places: ['FR'], name: '119 Allô enfance en danger', kind: 'young', for: ['under18']},
    ...{languages: ['fr'], ways: [call('119'), web('https://www.allo119.gouv.fr')], hours: 'always'},
    checked: copy('https://solidarites.gouv.fr/node/2219'),
  },
  {
    ...{id: 'fr-3114', places: ['FR'], name: '3114', kind: 'talk', for: ['everyone'], languages: ['fr']},
    ...{ways: [call('3114'), web('https://3114.fr')], hours: 'always'},
    checked: known('https://3114.fr'),
  },
  {
    ...{id: 'fr-victimes', places: ['FR'], name: 'France Victimes', kind: 'anyCrime', for: ['everyone']},
    ...{languages: ['fr'], ways: [call('116 006'), web('https://www.france-victimes.fr')]},
    hours: [span(DAILY, '09:00', '19:00')],
    checked: copy(
      'https://www.pandore-gendarmerie.org/aide-aux-victimes-les-7-numeros-dappel-et-plateformes-en-ligne-a-connaitre/',
    ),
  },

  // Spain
  {
    ...{id: 'es-091', places: ['ES'], name: 'Policía Nacional 091', kind: 'police', for: ['everyone']},
    ...{languages: ['es'], ways: [call('091')], hours: 'always'},
    checked: known('https://www.policia.es'),
  },
  {
    ...{id: 'es-062', places: ['ES'], name: 'Guardia Civil 062', kind: 'police', for: ['everyone'], languages: ['es']},
    ...{ways: [call('062')], hours: 'always'},
    checked: known('https://www.guardiacivil.es'),
  },
  {
    ...{id: 'es-016', places: ['ES'], name: '016', kind: 'domestic', for: ['women'], hours: 'always'},
    ...{languages: ['es', 'ca', 'eu', 'gl', 'en', 'fr'], ways: [call('016'), whatsapp('600 000 016')]},
    checked: copy('https://www.newtral.es/consultas-016-2024/20240813'),
  },
  {
    ...{id: 'es-aepd', places: ['ES'], name: 'AEPD, canal prioritario', kind: 'images', for: ['everyone']},
    ...{languages: ['es'], ways: [web('https://www.aepd.es/canalprioritario')]},
    checked: known('https://www.aepd.es/canalprioritario'),
  },
  {
    ...{id: 'es-017', places: ['ES'], name: '017 Tu Ayuda en Ciberseguridad (INCIBE)', kind: 'online'},
    ...{for: ['everyone', 'under18'], languages: ['es'], hours: [span(DAILY, '08:00', '23:00')]},
    ways: [call('017'), whatsapp('900 116 117'), web('https://www.incibe.es/linea-de-ayuda-en-ciberseguridad')],
    checked: copy(
      'https://www.diariosur.es/sociedad/dudas-sobre-fraudes-seguridad-acoso-internet-017-20251120153046-nt.html',
    ),
  },
  {
    ...{id: 'es-anar', places: ['ES'], name: 'ANAR', kind: 'young', for: ['under18'], languages: ['es']},
    ...{ways: [call('900 20 20 10'), web('https://www.anar.org')], hours: 'always'},
    checked: known('https://www.anar.org'),
  },
  {
    ...{id: 'es-024', places: ['ES'], name: '024', kind: 'talk', for: ['everyone'], languages: ['es']},
    ...{ways: [call('024')], hours: 'always'},
    checked: known('https://www.sanidad.gob.es/linea024'),
  },

  // Poland
  {
    ...{id: 'pl-niebieska', places: ['PL'], name: '„Niebieska Linia”', kind: 'domestic', for: ['everyone']},
    ...{languages: ['pl'], ways: [call('800 120 002'), web('https://www.niebieskalinia.info')], hours: 'always'},
    checked: copy(
      'https://pap-mediaroom.pl/zdrowie-i-styl-zycia/30-lat-realnej-pomocy-jubileusz-ogolnopolskiego-pogotowia-dla-osob-doznajacych',
    ),
  },
  {
    ...{id: 'pl-dyzurnet', places: ['PL'], name: 'Dyżurnet.pl', kind: 'childImages', for: ['everyone']},
    ...{languages: ['pl', 'en'], ways: [web('https://dyzurnet.pl')], note: 'noPictures'},
    checked: known('https://dyzurnet.pl'),
  },
  {
    ...{id: 'pl-116111', places: ['PL'], name: '116 111 Telefon zaufania dla dzieci i młodzieży', kind: 'young'},
    ...{for: ['under18'], languages: ['pl'], ways: [call('116 111'), web('https://116111.pl')], hours: 'always'},
    checked: copy(
      'https://edukacja.dziennik.pl/aktualnosci/artykuly/9394589,telefony-zaufania-dla-dzieci-i-mlodziezy-2024-gdzie-otrzymasz-pomoc.html',
    ),
  },
  {
    ...{id: 'pl-rpd', places: ['PL'], name: 'Dziecięcy Telefon Zaufania Rzecznika Praw Dziecka', kind: 'young'},
    ...{for: ['under18'], languages: ['pl'], ways: [call('800 12 12 12')], hours: 'always'},
    checked: copy(
      'https://edukacja.dziennik.pl/aktualnosci/artykuly/9394589,telefony-zaufania-dla-dzieci-i-mlodziezy-2024-gdzie-otrzymasz-pomoc.html',
    ),
  },
  {
    ...{id: 'pl-116123', places: ['PL'], name: '116 123 Kryzysowy Telefon Zaufania', kind: 'talk', for: ['everyone']},
    ...{languages: ['pl'], ways: [call('116 123'), web('https://116sos.pl')], hours: 'always'},
    checked: copy(
      'https://banai.pl/ponad-110-tys-polaczen-z-numerem-116-123-ministerstwo-cyfryzacji-o-pomocy-dla-osob-w-kryzysie-emocjonalnym/',
    ),
  },

  // India
  {
    ...{id: 'in-112', places: ['IN'], name: '112', kind: 'emergency', for: ['everyone'], languages: ['hi', 'en']},
    ...{ways: [call('112')], hours: 'always'},
    checked: copy('https://visitnilgiris.org/en/rights/women-child-safety'),
  },
  {
    ...{id: 'in-181', places: ['IN'], name: 'Women Helpline 181', kind: 'domestic', for: ['women']},
    ...{languages: ['hi', 'en'], ways: [call('181')], hours: 'always'},
    checked: copy(
      'https://www.customercarephonenumber.in/blog/complaints-on-cyber-crime-portal-an-in-depth-look-at-womens-safety-and-government-initiatives',
    ),
  },
  {
    ...{id: 'in-ncw', places: ['IN'], name: 'National Commission for Women', kind: 'domestic', for: ['women']},
    ...{languages: ['hi', 'en'], ways: [call('7827 170 170')], hours: 'always'},
    checked: known('https://ncwwomenhelpline.in'),
  },
  {
    ...{id: 'in-1930', places: ['IN'], name: 'Cyber Crime Helpline 1930', kind: 'online', for: ['everyone']},
    ...{languages: ['hi', 'en'], ways: [call('1930'), web('https://cybercrime.gov.in')], hours: 'always'},
    checked: copy('https://indiangovtscheme.com/?p=14561'),
  },
  {
    ...{id: 'in-cybercrime', places: ['IN'], name: 'National Cyber Crime Reporting Portal', kind: 'childImages'},
    ...{for: ['everyone'], languages: ['hi', 'en'], ways: [web('https://cybercrime.gov.in')], note: 'noPictures'},
    checked: copy('https://orissadiary.com/steps-taken-for-the-cyber-safety-of-women-and-children-smriti-irani/'),
  },
  {
    ...{id: 'in-1098', places: ['IN'], name: 'Child Helpline 1098', kind: 'young', for: ['under18']},
    ...{languages: ['hi', 'en'], ways: [call('1098')], hours: 'always'},
    checked: copy('https://visitnilgiris.org/en/rights/women-child-safety'),
  },
  {
    ...{id: 'in-meri-trustline', places: ['IN'], name: 'Meri Trustline (RATI Foundation)', kind: 'young'},
    ...{for: ['under18'], languages: ['hi', 'en'], ways: [call('6363 176 363')]},
    hours: [span(WEEKDAYS, '09:00', '17:00')],
    checked: copy(
      'https://www.etvbharat.com/hindi/bihar/science-and-technology/meta-to-launch-free-helpline-to-increase-safety-of-children-online/na20220714132807127127747',
    ),
  },
  {
    ...{id: 'in-tele-manas', places: ['IN'], name: 'Tele MANAS', kind: 'talk', for: ['everyone']},
    ...{
      languages: ['hi', 'en', 'bn', 'gu', 'kn', 'ml', 'mr', 'pa', 'ta', 'te'],
      ways: [call('14416')],
      hours: 'always',
    },
    checked: known('https://telemanas.mohfw.gov.in'),
  },

  // Everywhere
  {
    ...{id: 'world-112', places: ['world'], name: '112', kind: 'emergency', for: ['everyone'], languages: ['en']},
    ...{ways: [call('112')], hours: 'always', note: 'manyCountries'},
    checked: known('https://en.wikipedia.org/wiki/112_(emergency_telephone_number)'),
  },
  {
    ...{id: 'world-stopncii', places: ['world'], name: 'StopNCII.org', kind: 'images', for: ['adults']},
    ...{languages: ['en'], ways: [web('https://stopncii.org')]},
    checked: copy('https://my-teens-world.pages.dev/stories/stopncii-image-removal'),
  },
  {
    ...{id: 'world-take-it-down', places: ['world'], name: 'Take It Down (NCMEC)', kind: 'childImages'},
    ...{for: ['under18'], languages: ['en'], ways: [web('https://takeitdown.ncmec.org')]},
    checked: copy('https://takeitdown.ncmec.org/faq/'),
  },
  {
    ...{id: 'world-inhope', places: ['world'], name: 'INHOPE', kind: 'childImages', for: ['everyone']},
    ...{languages: ['en'], ways: [web('https://www.inhope.org')], note: 'noPictures'},
    checked: copy('https://www.inhope.org/what-we-do/how-to-report'),
  },
  {
    ...{id: 'world-child-helpline', places: ['world'], name: 'Child Helpline International', kind: 'young'},
    ...{for: ['under18'], languages: ['en'], ways: [web('https://childhelplineinternational.org')]},
    checked: known('https://childhelplineinternational.org'),
  },
  {
    ...{id: 'world-find-a-helpline', places: ['world'], name: 'Find A Helpline', kind: 'talk', for: ['everyone']},
    ...{languages: ['en'], ways: [web('https://findahelpline.com')]},
    checked: known('https://findahelpline.com'),
  },
];
