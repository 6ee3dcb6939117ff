import type { Tier } from './schema.ts'

/** Where a tier takes its codes from: those that were put in, or new ones that are made up for its winners. */
export const codeSources = ['pool', 'generated'] as const
export type CodeSource = (typeof codeSources)[number]

/** What the operator has chosen, by the id of the tier. */
export type ChosenSources = Readonly<Record<string, CodeSource>>

/** What decides it: the choices, and the tiers for which a ticket office makes codes. */
type Sources = { codeSources: ChosenSources; office?: { tiers: readonly string[] } | null }

/**
 * Returns where a tier takes its codes from: those of a ticket office that makes them for it; else what the operator has chosen, as
 * putting codes into it does; else a pool where its quiz names a file of codes.
 */
export function codeSourceOf(
  { id, codes }: Pick<Tier, 'id'> & { codes?: string | undefined },
  { codeSources, office }: Sources,
): CodeSource {
  if (office?.tiers.includes(id)) return 'pool'
  const source = Object.hasOwn(codeSources, id) ? codeSources[id] : undefined
  return source ?? (codes === undefined ? 'generated' : 'pool')
}
