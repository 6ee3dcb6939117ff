import type { Language } from './attempt.ts'

/** Returns what gives each language its own, made when it is first asked for: a server's start waits for none, and most speak one. */
export function byLanguage<Own>(make: (language: Language) => Own): (language: Language) => Own {
  const made = new Map<Language, Own>()
  return (language) => {
    const own = made.get(language) ?? make(language)
    made.set(language, own)
    return own
  }
}
