import type { Faults } from '../../scenario/emulator/faults.ts'
import type { PhoneTexts } from '../texts/simulator.ts'

const times = ['requestDelayMs', 'lateResultMs'] as const
const shares = ['mishear', 'loseRequests', 'loseReplies', 'repeatRequests'] as const

/** The faults of a bad line. Every change takes effect at once. */
export const BadLine = ({ faults, refusal = null, texts }: { faults: Faults; refusal?: string | null; texts: PhoneTexts }) => (
  <form id="bad-line" hx-post="/phone/faults" hx-trigger="change" hx-swap="outerMorph" novalidate>
    {times.map((name) => (
      <Setting name={name} value={faults[name]} most={20_000} step={100} texts={texts} />
    ))}
    {shares.map((name) => (
      <Setting name={name} value={Math.round(faults[name] * 100)} most={100} step={5} texts={texts} />
    ))}
    {refusal && <p role="alert">{refusal}</p>}
  </form>
)

type Setting = { name: (typeof times | typeof shares)[number]; value: number; most: number; step: number; texts: PhoneTexts }

const Setting = ({ name, value, most, step, texts }: Setting) => (
  <label>
    {texts[name]}
    <input type="number" name={name} value={value} min="0" max={most} step={step} inputmode="numeric" />
  </label>
)
