/** Reports that the scenario broke a rule of the real engine. `broken` ends the session and throws. */
export type Rules = { broken(sentence: string): never }

/** The language reads these members itself, in `await` and `JSON.stringify`. */
const readByTheLanguage = new Set<PropertyKey>(['then', 'toJSON'])

/**
 * Wraps an engine object so that reading an unknown member or assigning any breaks a rule. In the real engine a misspelt member
 * is `undefined`, which shows only much later.
 */
export function strict<Members extends object>(name: string, members: Members, rules: Rules): Members {
  return new Proxy(members, {
    get(target, key) {
      if (key in target && !isInherited(target, key)) return Reflect.get(target, key)
      if (typeof key === 'symbol' || readByTheLanguage.has(key)) return undefined
      return rules.broken(`${name} has no member '${key}': the real engine would give undefined`)
    },
    set: (_, key) => rules.broken(`${name}.${String(key)} cannot be assigned`),
  })
}

/** Breaks a rule for options that the real engine would silently ignore. `advice` maps frequent mistakes to what to write. */
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
 * An accessor of the engine, which is a function. Using `call.id` without parentheses as a text breaks a rule; no other use of
 * the bare function can be noticed.
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
