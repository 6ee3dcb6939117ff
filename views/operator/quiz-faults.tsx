import type { PlacedFault } from '../../server/campaigns/campaigns.ts'
import type { DraftFault } from '../../server/rules/draft/draft.ts'
import { type EditorTexts, placeText } from '../texts/quiz-editor.ts'

type Props = { faults: readonly DraftFault[]; editor: EditorTexts }

/** Faults with where each of them is. */
export const Faults = ({ faults, editor }: Props) => (
  <ul class="quiz-faults">
    {faults.map((fault) => (
      <li>
        {fault.at !== '' && <b>{placeText(fault.at, editor)}:</b>} {editor.fault(fault)}
      </li>
    ))}
  </ul>
)

/** What is wrong with a field, beside it. `id` is what the field is described by. */
export const FieldFaults = ({ faults, editor, id }: { faults: readonly PlacedFault[]; editor: EditorTexts; id: string }) => (
  <div id={id} class="bad field-faults">
    {faults.map((fault) => (
      <p>
        {fault.place && `${editor.place(fault.place.line, fault.place.column)}: `}
        {editor.fault(fault)}
      </p>
    ))}
  </div>
)

/** Returns the faults at a path and within it. */
export const faultsAt = <Fault extends Pick<DraftFault, 'at'>>(faults: readonly Fault[], path: string): Fault[] =>
  faults.filter(({ at }) => at === path || at.startsWith(`${path}.`))
