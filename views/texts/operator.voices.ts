/** Whose voices and recognisers they are. */
const providers: Record<'ru' | 'en', Readonly<Record<string, string>>> = {
  ru: {
    Yandex: 'Яндекс',
    YandexV3: 'Яндекс, третье поколение',
    SaluteSpeech: 'Сбер',
    TBank: 'Т-Банк',
    Google: 'Google',
    Microsoft: 'Microsoft',
    Amazon: 'Amazon',
    Deepgram: 'Deepgram',
    Default: 'Voximplant',
  },
  en: {
    Yandex: 'Yandex',
    YandexV3: 'Yandex, third generation',
    SaluteSpeech: 'Sber',
    TBank: 'T-Bank',
    Google: 'Google',
    Microsoft: 'Microsoft',
    Amazon: 'Amazon',
    Deepgram: 'Deepgram',
    Default: 'Voximplant',
  },
}

/** How the voices whose names say little are called in Russian; others are called as they are. */
const russianNames: Readonly<Record<string, string>> = {
  alena: 'Алёна',
  alexander: 'Александр',
  alexandra: 'Александра',
  anton: 'Антон',
  boris: 'Борис',
  dasha: 'Даша',
  ermil: 'Ермил',
  filipp: 'Филипп',
  jane: 'Джейн',
  john: 'Джон',
  julia: 'Юлия',
  kirill: 'Кирилл',
  lera: 'Лера',
  madi_ru: 'Мади',
  marfa: 'Марфа',
  marina: 'Марина',
  masha: 'Маша',
  natalia: 'Наталья',
  omazh: 'Омаж',
  sergey: 'Сергей',
  taras: 'Тарас',
  zahar: 'Захар',
  Anna: 'Анна',
  Dima: 'Дима',
  DariyaNeural: 'Дария',
  DmitryNeural: 'Дмитрий',
  SvetlanaNeural: 'Светлана',
  Maxim: 'Максим',
  Tatyana: 'Татьяна',
  Female: 'женский',
  Male: 'мужской',
}

/** What a recogniser or a model does differently. */
const notes: Record<'ru' | 'en', Readonly<Record<string, string>>> = {
  ru: {
    'YandexV3.ru_RU': 'отвечает секунды на две позже',
    'YandexV3.en_US': 'отвечает секунды на две позже',
    'Microsoft.ru_RU': 'отвечает только в конце фразы',
    'Microsoft.en_US': 'отвечает только в конце фразы',
    'Google.ru_RU': 'знает ответы заранее',
    'Google.en_US': 'знает ответы заранее',
    'Google.en_GB': 'британский английский, знает ответы заранее',
    'Yandex.general': 'обычная речь',
    'Yandex.generalrc': 'обычная речь, новинки',
    'YandexV3.general': 'обычная речь',
    'YandexV3.generalrc': 'обычная речь, новинки',
    'SaluteSpeech.general': 'обычная речь',
    'SaluteSpeech.callcenter': 'телефонные разговоры',
    'SaluteSpeech.media': 'записи',
    'Google.phone_call': 'телефонные разговоры',
    'Google.phone_call_enhanced': 'телефонные разговоры, точнее и дороже',
    'Google.command_and_search': 'короткие фразы',
    'Google.video': 'видео',
    'Google.video_enhanced': 'видео, точнее и дороже',
  },
  en: {
    'YandexV3.ru_RU': 'answers about two seconds later',
    'YandexV3.en_US': 'answers about two seconds later',
    'Microsoft.ru_RU': 'answers only at the end of a phrase',
    'Microsoft.en_US': 'answers only at the end of a phrase',
    'Google.ru_RU': 'knows the answers beforehand',
    'Google.en_US': 'knows the answers beforehand',
    'Google.en_GB': 'British English, knows the answers beforehand',
    'Yandex.general': 'ordinary speech',
    'Yandex.generalrc': 'ordinary speech, the next release',
    'YandexV3.general': 'ordinary speech',
    'YandexV3.generalrc': 'ordinary speech, the next release',
    'SaluteSpeech.general': 'ordinary speech',
    'SaluteSpeech.callcenter': 'telephone talks',
    'SaluteSpeech.media': 'recordings',
    'Google.phone_call': 'telephone talks',
    'Google.phone_call_enhanced': 'telephone talks, better and dearer',
    'Google.command_and_search': 'short phrases',
    'Google.video': 'videos',
    'Google.video_enhanced': 'videos, better and dearer',
  },
}

/** Returns what people call the company behind a voice, a recogniser or a model of the engine. */
export function providerOf(id: string, language: 'ru' | 'en'): string {
  const [provider = ''] = id.split('.')
  return providers[language][provider] ?? provider
}

/** Returns what people call a voice of the engine, such as `Yandex.Neural.ru_RU_filipp`. */
export function speakerName(id: string, language: 'ru' | 'en'): string {
  const name = /[a-z]{2}_[A-Z]{2}_(.+)$/.exec(id)?.[1] ?? id
  const known = language === 'ru' ? russianNames[name] : undefined
  const plain = name.replace(/_ru$|Neural$/, '').replaceAll('_', ' ')
  return known ?? plain.charAt(0).toUpperCase() + plain.slice(1)
}

/** Returns what people call a recogniser or a model of the engine. */
export function listenerName(id: string, language: 'ru' | 'en'): string {
  const note = notes[language][id]
  const provider = providerOf(id, language)
  return note === undefined ? provider : `${provider}: ${note}`
}
