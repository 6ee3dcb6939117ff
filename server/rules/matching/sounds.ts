import type { Language } from './attempt.ts'

/**
 * Returns how a normalised word sounds, roughly: words that a hasty ear or a recogniser takes for each other get the same key.
 * Vowels that lose their difference without stress are one («карова»), consonants are voiced or not as their neighbours make them
 * («флажог»), and doubled letters and soft signs are left out. It is generous, since a key says nothing of where the stress is:
 * «палка» and «полка» have the same one. What tells such words apart is that a dictionary knows them.
 */
export function soundOf(word: string, language: Language): string {
  return applyAll(language === 'ru' ? roughRussian : roughEnglish, word)
}

/**
 * Returns a key that only words have in common that nobody can tell apart by ear: «кот» and «код», «кампания» and «компания»,
 * “centre” and “center”. Such words are taken for each other although a dictionary knows both.
 */
export function exactSoundOf(word: string, language: Language): string {
  if (language === 'en') return applyAll(exactEnglish, word)
  // Of three vowels or more, two have no stress and the one that differs is likely to be among them.
  const isLong = (word.match(/[аеиоуыэюя]/g) ?? []).length >= 3
  return applyAll(isLong ? [...exactRussian, ...unstressed] : exactRussian, word)
}

type Change = readonly [RegExp, string | ((letters: string) => string)]

function applyAll(changes: readonly Change[], word: string): string {
  let sound = word
  for (const [letters, heard] of changes) sound = sound.replace(letters, heard as string)
  return sound
}

const voiced = 'бвгджз'
const voiceless = 'пфктшс'
const without: Record<string, string> = Object.fromEntries(
  Array.from(voiced).map((letter, at) => [letter, voiceless[at] ?? letter]),
)
const withVoice: Record<string, string> = Object.fromEntries(
  Array.from(voiceless).map((letter, at) => [letter, voiced[at] ?? letter]),
)

/** A consonant takes over from the next one whether it is voiced, and loses its voice at the end of the word. */
const assimilated: readonly Change[] = [
  [/[пфктшс](?=ь?[бгджз])/g, (letter) => withVoice[letter] ?? letter],
  [/[бвгджз]+(?=ь?(?:[пфктшсхцчщ]|$))/g, (letters) => letters.replace(/./g, (letter) => without[letter] ?? letter)],
]

const doubled: Change = [/(\p{L})\1+/gu, '$1']

/** Groups of consonants in which one is silent, or which make another sound together. */
const simplified: readonly Change[] = [
  [/ть?ся$/, 'ца'],
  [/([ое])го$/, '$1во'],
  [/([сз])[тд]н/g, '$1н'],
  [/рдц/g, 'рц'],
  [/лнц/g, 'нц'],
  [/вств/g, 'ств'],
  [/[сзж]ч|шч/g, 'щ'],
  [/[тд]с(?=к)/g, 'ц'],
  [/тч|дч/g, 'ч'],
]

/** After these a vowel is written one way and said another («жи», «чя»), and the soft sign is only written. */
const afterHissing: readonly Change[] = [
  [/([жшчщц])[ыи]/g, '$1и'],
  [/([жшчщ])я/g, '$1а'],
  [/([жшчщ])ю/g, '$1у'],
  [/([жшчщ])ь/g, '$1'],
]

const exactRussian: readonly Change[] = [...simplified, ...afterHissing, ...assimilated, [/э/g, 'е'], doubled]
const unstressed: readonly Change[] = [
  [/о/g, 'а'],
  [/[ея]/g, 'и'],
]

const roughRussian: readonly Change[] = [
  ...simplified,
  ...afterHissing,
  ...assimilated,
  [/[ъь]/g, ''],
  [/о/g, 'а'],
  [/ю/g, 'у'],
  [/[еэыяй]/g, 'и'],
  doubled,
]

/** How English writes its consonants in several ways: “phone”, “cent”, “knee”. */
const spelled: readonly Change[] = [
  [/^(?:kn|gn)/, 'n'],
  [/^wr/, 'r'],
  [/^ps(?=y)/, 's'],
  [/^wh/, 'w'],
  [/^x/, 'z'],
  [/[ts]ion/g, 'шn'],
  [/tch|ch/g, 'ч'],
  [/sh/g, 'ш'],
  [/ck/g, 'k'],
  [/ph/g, 'f'],
  [/ght/g, 't'],
  [/c(?=[eiy])/g, 's'],
  [/[cq]/g, 'k'],
  [/x/g, 'ks'],
  [/dg(?=e)/g, 'j'],
  [/([bcdfghklmnpstvz])re$/, '$1er'],
  [/our$/, 'or'],
  doubled,
]

/** Between vowels Americans say “metal” and “medal” the same way. */
const flapped: Change = [/(?<=[aeiouyr])[td](?=[aeiouy]|le|er|r$)/g, 'd']

const exactEnglish: readonly Change[] = [
  ...spelled,
  flapped,
  [/(?<=[aeiou])g$/, 'k'], // a recogniser writes “bottle neg”
  [/e[ae]|ie/g, 'ee'],
  [/a([bdfgklmnpstvz])e$/, 'ai$1'],
  [/a[iy]|e[iy]/g, 'ai'],
  [/y$/, 'i'],
]
const roughEnglish: readonly Change[] = [
  [/awe?(?=[a-z])/g, 'o'],
  [/ts/g, 's'],
  ...spelled,
  [/a([bdfgklmnpstvz])e$/, 'ai$1'],
  flapped,
  [/([bdgkpt])r$/, '$1er'],
  [/(?<=[bdfgkpst])(?:le|[aeiou]l)$/, 'ol'], // “bottle”, “bottol”
  [/z/g, 's'],
  [/e$/, ''],
  [/[aeiouy]+[hw]?/g, (vowels) => (/^(?:a|ah)$/.test(vowels) ? 'a' : /^(?:[eiy]|a[iy])/.test(vowels) ? 'e' : 'o')],
]

/** What a recogniser writes for a word of a phrase, whose other words tell what is meant: “coal center”, “bottle knack”, “pawed cast”. */
const looseEnglish: readonly Change[] = [
  [/^quay$/, 'kee'],
  [/awed$|aud$/, 'od'],
  [/ored$/, 'od'],
  [/(?:oa|au|aw|o|a)(?=l)/g, 'o'],
  [/oar|oor|our|or|aw|au/g, 'o'],
  [/a(?=ck?$|k$)/, 'e'],
  [/ar(?=s)/g, 'a'],
  [/nt(?=er)/, 'nd'],
  [/(?<=s)e$/, ''],
  ...exactEnglish,
]

/** Returns a key that is equal for words that a recogniser may write for each other within a phrase. */
export function looseSoundOf(word: string, language: Language): string {
  return language === 'en' ? applyAll(looseEnglish, word) : exactSoundOf(word, language)
}
