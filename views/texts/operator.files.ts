import { at } from '../address/address.ts'

/** The operator's texts about campaigns in files, and about the templates of new ones. */
export type FilesTexts = typeof ru

const plural = new Intl.PluralRules('ru')

export const ru = {
  saveHeading: 'Файл',
  save: 'Сохранить в файл',
  saveHint: 'Настройки, ребусы и картинки одним файлом. Игроков, промокодов и журнала в нём нет.',
  load: 'Загрузить из файла',
  loadHeading: 'Кампания из файла',
  loadWhy: 'Появится новая кампания — такая же, какую сохранили здесь или на другом сервере.',
  file: 'Файл кампании',
  fileHint: 'Его имя кончается на .pavel.json, размер — до 64 МБ.',
  noFile: 'Сначала выберите файл.',
  loaded: 'Кампания загружена из файла.',
  addressTaken: (wanted: string, address: string) =>
    `Адрес ${at(`/c/${wanted}`)} здесь занят другой кампанией, поэтому у этой — ${at(`/c/${address}`)}.`,
  codesMissing: (tiers: string) => `Промокодов в файле не бывает. Загрузите их заново для призов: ${tiers}.`,
  templates: {
    heading: 'Шаблон',
    languages: { ru: 'по-русски', en: 'по-английски' },
    rebuses: (count: number, asks: number) =>
      count === asks ? `${count}\u00a0${rebusWord(count)} в игре` : `${count}\u00a0${rebusWord(count)}, в игре\u00a0${asks}`,
    difficulty: (least: number, most: number) => (least === most ? `сложность ${least}` : `сложность ${least}–${most}`),
    prizes: 'Можно выиграть',
    all: 'Посмотреть все картинки',
    allOf: (title: string) => `Посмотреть все картинки: ${title}`,
    back: 'К кампаниям',
  },
}

export const en: FilesTexts = {
  saveHeading: 'File',
  save: 'Save to a file',
  saveHint: 'Settings, rebuses and pictures in one file. Players, promo codes and the log are not in it.',
  load: 'Load from a file',
  loadHeading: 'A campaign from a file',
  loadWhy: 'It becomes a new campaign, like the one that was saved here or on another server.',
  file: 'File of the campaign',
  fileHint: 'Its name ends in .pavel.json, and it has 64 MB at most.',
  noFile: 'Choose a file first.',
  loaded: 'The campaign has been loaded from the file.',
  addressTaken: (wanted, address) =>
    `Another campaign here has the address ${at(`/c/${wanted}`)}, so this one has ${at(`/c/${address}`)}.`,
  codesMissing: (tiers) => `Files have no promo codes in them. Load them again for these prizes: ${tiers}.`,
  templates: {
    heading: 'Template',
    languages: { ru: 'in Russian', en: 'in English' },
    rebuses: (count, asks) => {
      const rebuses = `${count}\u00a0${count === 1 ? 'rebus' : 'rebuses'}`
      return count === asks ? `${rebuses} in a game` : `${rebuses}, ${asks}\u00a0in a game`
    },
    difficulty: (least, most) => (least === most ? `difficulty ${least}` : `difficulty ${least}–${most}`),
    prizes: 'To be won',
    all: 'Look at all pictures',
    allOf: (title) => `Look at all pictures: ${title}`,
    back: 'Back to the campaigns',
  },
}

function rebusWord(count: number): string {
  return { one: 'ребус', few: 'ребуса', many: 'ребусов' }[plural.select(count) as 'one' | 'few' | 'many']
}
