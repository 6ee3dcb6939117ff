import type { Faults } from '../../scenario/emulator/faults.ts'
import type { PhoneTexts } from '../texts/simulator.ts'

const ear = ['echo', 'echoMs', 'interimLagMs', 'lateResultMs', 'mishear', 'repeatKeys'] as const
const network = ['synthesisMs', 'requestDelayMs', 'loseRequests', 'loseReplies', 'repeatRequests'] as const

type Props = { faults: Faults; refusal?: string | null; texts: PhoneTexts }

/** The faults of a bad line: of what Pavel hears, and of what the scenario sends. Every change takes effect at once. */
export const BadLine = ({ faults, refusal = null, texts }: Props) => (
  <form id="bad-line" hx-post="/phone/faults" hx-trigger="change" hx-sync="queue all" hx-swap="outerMorph" novalidate>
    <Settings legend={texts.badEar} names={ear} faults={faults} texts={texts} />
    <Settings legend={texts.badNetwork} names={network} faults={faults} texts={texts} />
    {refusal && <p role="alert">{refusal}</p>}
  </form>
)

type Name = (typeof ear | typeof network)[number]
type Group = { legend: string; names: readonly Name[]; faults: Faults; texts: PhoneTexts }

const Settings = ({ legend, names, faults, texts }: Group) => (
  <fieldset>
    <legend>{legend}</legend>
    {names.map((name) => (
      <label>
        {texts[name]}
        <input type="number" name={name} min="0" inputmode="numeric" {...range(name, faults[name])} />
      </label>
    ))}
  </fieldset>
)

/** Times are in milliseconds. Shares are typed in per cent. */
const range = (name: Name, value: number) =>
  name.endsWith('Ms') ? { value, max: 20_000, step: 100 } : { value: Math.round(value * 100), max: 100, step: 5 }
