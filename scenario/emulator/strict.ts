/** Whoever can say that the scenario broke a rule of the real engine: it ends the session and throws. */
export type Rules = { broken(sentence: string): never }

/** Asked by the language itself (`await`, `JSON.stringify`), not by the scenario's author. */
const askedByTheLanguage = new Set<PropertyKey>(['then', 'toJSON'])

/**
 * The members as the real engine has them, and nothing else.
 * There a misspelt member is `undefined` and surfaces much later; here it breaks a rule at once.
 */
export function strict<Members extends object>(name: string, members: Members, rules: Rules): Members {
  return new Proxy(members, {
    get(target, key) {
      if (key in target && !isInherited(target, key)) return Reflect.get(target, key)
      if (typeof key === 'symbol' || askedByTheLanguage.has(key)) return undefined
      return rules.broken(`${name} has no member '${key}': the real engine would give undefined`)
    },
    set: (_, key) => rules.broken(`${name}.${String(key)} cannot be assigned`),
  })
}

/** Refuses options that the real engine would ignore without a word. `advice` says what to write instead of a known mistake. */
export function refuseUnknownOptions(
  method: string,
  options: object,
  known: readonly string[],
  advice: Record<string, string>,
  rules: Rules,
): void {
  for (const option of Object.keys(options)) {
    if (known.includes(option)) continue
    const hint = Object.hasOwn(advice, option) ? `: ${advice[option]}` : `: it takes ${known.join(', ')}`
    rules.broken(`${method} has no option '${option}'${hint}`)
  }
}

/**
 * An accessor of the engine: a function, so `call.id` without parentheses is a mistake.
 * Only its use as a text can be noticed, and is.
 */
export function accessor<Value>(name: string, read: (value?: string) => Value, rules: Rules): (value?: string) => Value {
  const forgotten = () => rules.broken(`${name} is a function: write ${name}()`)
  return Object.defineProperties((value?: string) => read(value), {
    toString: { value: forgotten },
    toJSON: { value: forgotten },
    [Symbol.toPrimitive]: { value: forgotten },
  })
}

function isInherited(target: object, key: PropertyKey): boolean {
  return key in Object.prototype && !Object.hasOwn(target, key)
}
