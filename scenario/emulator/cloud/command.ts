import * as v from 'valibot'
import type { CloudOwner } from './owner.ts'
import { refuse } from './refusal.ts'
import type { Allowed } from './rights.ts'

export type Command = {
  name: string
  allows: Allowed
  run(given: Record<string, string>, owner: CloudOwner): object
}

type Given<Declared extends v.ObjectEntries> = v.InferOutput<v.ObjectSchema<Declared, undefined>>

/** Defines a command and its parameters. Other parameters are refused with 101, although the real API may ignore them. */
export function command<Declared extends v.ObjectEntries>(
  name: string,
  allows: Allowed,
  entries: Declared,
  run: (given: Given<Declared>, owner: CloudOwner) => object,
): Command {
  return { name, allows, run: (given, owner) => run(parse(name, given, entries), owner) }
}

function parse<Declared extends v.ObjectEntries>(
  name: string,
  given: Record<string, string>,
  entries: Declared,
): Given<Declared> {
  for (const parameter of Object.keys(given)) {
    if (!Object.hasOwn(entries, parameter)) refuse(101, `Invalid arguments: ${name} has no parameter '${parameter}'.`)
  }
  const parsed = v.safeParse(v.object(entries), given)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  const parameter = v.getDotPath(issue) ?? ''
  return refuse(parameter in given ? 101 : 134, `Invalid arguments: '${parameter}': ${issue.message}.`)
}
