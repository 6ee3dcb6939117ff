/** No telephone can dial it, for it has spaces in it. Only `StartScenarios` uses this rule, and does not look at the pattern. */
export const neverDialled = '^outgoing calls only$'

/** Matches the numbers in every way that the cloud may write them: which one it uses is not documented (voxengine.md §12). */
export function destinationPattern(numbers: readonly string[]): string {
  const forms = [...new Set(numbers)].map(formsOf)
  return `^${forms.length === 1 ? forms[0] : `(${forms.join('|')})`}$`
}

/** A Russian number has 7, 8 or nothing before its ten digits. */
function formsOf(digits: string): string {
  return /^7\d{10}$/.test(digits) ? `(\\+?[78])?${digits.slice(1)}` : `\\+?${digits}`
}

/** Whether a rule with this pattern might take a call to the number. A pattern that JavaScript cannot read might. */
export function mightMatch(pattern: string, digits: string): boolean {
  try {
    const forms = [digits, `+${digits}`, digits.replace(/^7/, '8'), digits.replace(/^7/, '')]
    return forms.some((form) => new RegExp(pattern).test(form))
  } catch {
    return true
  }
}
