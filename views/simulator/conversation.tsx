import type { Remark } from '../../server/doors/simulator/simulator.tsx'
import type { PhoneTexts } from '../texts/simulator.ts'

/** Everything said in the call, the oldest first. */
export const Remarks = ({ remarks, texts }: { remarks: readonly Remark[]; texts: PhoneTexts }) => (
  <section id="conversation" aria-labelledby="conversation-heading">
    <h2 id="conversation-heading">{texts.conversation}</h2>
    <div role="log" aria-labelledby="conversation-heading">
      <ol id="remarks" tabindex={0}>
        {remarks.map((remark) => (
          <RemarkItem remark={remark} texts={texts} />
        ))}
      </ol>
    </div>
    <p class="nothing">{texts.nothingSaid}</p>
  </section>
)

/**
 * One remark. Its id makes a repeated push replace the remark instead of adding it again. What the recogniser is still changing is
 * not read aloud.
 */
export const RemarkItem = ({ remark, texts }: { remark: Remark; texts: PhoneTexts }) => (
  <li id={`remark-${remark.number}`} class={remark.from} aria-live={remark.isComplete ? undefined : 'off'}>
    <b>{nameOf(remark, texts)}</b> <span>{remark.text}</span>
    {remark.note && <em>{texts.notes[remark.note]}</em>}
  </li>
)

function nameOf({ from, isComplete }: Remark, texts: PhoneTexts): string {
  if (from === 'recogniser') return isComplete ? texts.recognised : texts.recognising
  return { pavel: texts.pavel, caller: texts.you, keys: texts.youPressed }[from]
}
