/** What a text of a campaign may and must contain. `most` counts characters, as they are written in the template. */
export type TextRule<Variable extends string = string> = {
  medium: 'voice' | 'message' | 'bubble' | 'button' | 'document'
  must: readonly Variable[]
  may: readonly Variable[]
  most: number
}

/** Why a text cannot be used. */
export type TextFault =
  | { fault: 'empty' }
  | { fault: 'too long'; most: number; found: number }
  /** `{…}` with a name that this text has no value for */
  | { fault: 'unknown variable'; variable: string }
  | { fault: 'missing variable'; variable: string }
  /** a brace that neither begins nor ends a variable */
  | { fault: 'stray brace' }
  /** an angle bracket: a voice takes it for a mark-up that it may refuse, and a page shows it as it is */
  | { fault: 'markup' }

const variable = /\{\s*([\p{L}\w-]+)\s*\}/gu

/** Returns what is wrong with a template such as `Вы набрали {points}.`; empty when it can be used. */
export function faultsOfTemplate(template: string, { must, may, most }: TextRule): TextFault[] {
  if (template.trim() === '') return [{ fault: 'empty' }]
  const used = variablesIn(template)
  const known = [...must, ...may]
  const unknown = used.filter((name) => !known.includes(name))
  const missing = must.filter((name) => !used.includes(name))
  return [
    ...(template.length > most ? [{ fault: 'too long' as const, most, found: template.length }] : []),
    ...unknown.map((name): TextFault => ({ fault: 'unknown variable', variable: name })),
    ...missing.map((name): TextFault => ({ fault: 'missing variable', variable: name })),
    ...(/[{}]/.test(template.replace(variable, '')) ? [{ fault: 'stray brace' as const }] : []),
    ...(/[<>]/.test(template) ? [{ fault: 'markup' as const }] : []),
  ]
}

/** Returns the names of the variables in a template, each once. */
export function variablesIn(template: string): string[] {
  return [...new Set([...template.matchAll(variable)].map(([, name = '']) => name))]
}

/** Returns the text of a template. Braces in a value are nothing but braces; a variable without a value stays as it is written. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(variable, (written, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? written) : written,
  )
}
