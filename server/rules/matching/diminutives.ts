import type { Language } from './attempt.ts'

/** Colloquial forms of a word. The `doubtful` ones may be words of their own («труба», «трубка»), which only a dictionary knows. */
export type Diminutives = { certain: readonly string[]; doubtful: readonly string[] }

/**
 * Returns how people say a word with tenderness or in haste: «паролик», «зарядочка», «конфа», “doggie”. They are made by the rules
 * of word building and not listed, so that the answers of any quiz have them.
 */
export function diminutivesOf(word: string, language: Language): Diminutives {
  if (word.length < shortestBase || /\d/.test(word)) return none
  return language === 'ru' ? russianDiminutives(word) : englishDiminutives(word)
}

const none: Diminutives = { certain: [], doubtful: [] }

/** Endings that are added to less make words that have nothing to do with it: «я» and «ячка». */
const shortestBase = 3

function russianDiminutives(word: string): Diminutives {
  if (word.endsWith('ция')) return { certain: [], doubtful: clippedOf(word) }
  if (/[ая]$/.test(word)) return ofFeminine(word.slice(0, -1))
  if (word.endsWith('ь')) return ofSoft(word.slice(0, -1))
  return /[бвгджзйклмнпрстфхцчшщ]$/.test(word) ? ofMasculine(word) : none
}

/**
 * «Форумчик», «центрик», «звоночек». After д, т, з, с and ж the ending -чик makes whoever does a thing («заказчик»), so it is left
 * out there; -ок makes other things out of things («звон», «звонок»).
 */
function ofMasculine(base: string): Diminutives {
  const soft = withHissing(base)
  const [, inner] = /^(.+)[оеи]к$/.exec(base) ?? []
  const twice = inner === undefined ? [] : base.endsWith('ик') ? [`${inner}ичек`, `${inner}ичка`] : nested(inner)
  const agentless = /[бвйлмнпрф]$/.test(base) ? [`${base}чик`] : []
  const added = inner !== undefined || base.endsWith('й') ? [] : [`${base}ик`, `${soft}ик`, `${soft}ишко`, `${soft}ище`]
  return { certain: [...twice, ...agentless, ...added], doubtful: [`${soft}ок`, `${soft}ек`] }
}

const nested = (inner: string) => [`${withHissing(inner)}очек`, `${inner}очка`, `${inner}ечек`, `${inner}ечка`]

/** «Паролик» and «автомобильчик», but also «сеточка»: a soft sign does not tell the gender. */
function ofSoft(base: string): Diminutives {
  const agentless = /[лнр]$/.test(base) ? [`${base}ьчик`] : []
  return {
    certain: [`${base}ик`, `${base}ечек`, ...agentless, ...tenderOf(base)],
    doubtful: [`${base}ек`, `${base}ка`, `${base}ька`],
  }
}

/** «Зарядочка» of «зарядка», «капчушка», «страничка»; -ка itself often makes another thing («вода», «водка»). */
function ofFeminine(base: string): Diminutives {
  if (/[^к]к$/.test(base)) return { certain: tenderOf(base.slice(0, -1)), doubtful: [] }
  if (base.endsWith('иц')) return { certain: [`${base.slice(0, -1)}чка`, `${base.slice(0, -1)}чек`], doubtful: [] }
  return { certain: tenderOf(base), doubtful: [`${withHissing(base)}ка`] }
}

function tenderOf(base: string): string[] {
  const soft = withHissing(base.replace(/[йь]$/, ''))
  const hard = base.replace(/[йь]$/, '')
  return [
    ...(/[жчшщ]$/.test(soft) || soft !== base ? [`${soft}ечка`, `${soft}ечек`, `${soft}енька`] : []),
    `${hard}очка`,
    `${hard}очек`,
    `${hard}ушка`,
    `${hard}юшка`,
    `${hard}ушек`,
    `${hard}онька`,
    `${hard}ишка`,
  ]
}

/** Words of science are cut after their first syllable, which gets an ending of its own: «конференция», «конфа», «конфочка». */
function clippedOf(word: string): string[] {
  const [, start = ''] = /^([^аеиоуыэюя]*[аеиоуыэюя][^аеиоуыэюя]+)[аеиоуыэюя].*ция$/.exec(word) ?? []
  return start.length < shortestBase ? [] : [`${start}а`, `${start}очка`, `${start}ушка`, `${start}ешка`]
}

const hissing: Record<string, string> = { г: 'ж', к: 'ч', х: 'ш', ц: 'ч' }

const withHissing = (base: string) => base.replace(/[гкхц]$/, (letter) => hissing[letter] ?? letter)

/** “Doggie” and “telly” may be words of their own (“buggy”), so that each is doubtful. */
function englishDiminutives(word: string): Diminutives {
  if (!/[b-df-hj-np-tv-z]$/.test(word)) return none
  const doubled = /[^aeiou][aeiou][bdgmnprt]$/.test(word) ? word + word.slice(-1) : word
  return { certain: [], doubtful: [...new Set([doubled, word])].flatMap((base) => [`${base}ie`, `${base}y`, `${base}ies`]) }
}
