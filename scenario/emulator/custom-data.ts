import { accessor, type Rules } from './strict.ts'

const mostBytes = 200

/** A `customData(text?)` of the engine: gives what it holds, after taking the new text if there is one. */
export function customDataOf(name: string, preset: string, rules: Rules): (text?: string) => string {
  let held = preset
  return accessor(name, (text) => (held = shortEnough(text ?? held, rules)), rules)
}

export function isShortEnough(text: string): boolean {
  return new TextEncoder().encode(text).length <= mostBytes
}

function shortEnough(text: string, rules: Rules): string {
  return isShortEnough(text) ? text : rules.broken(`customData holds at most ${mostBytes} bytes`)
}
