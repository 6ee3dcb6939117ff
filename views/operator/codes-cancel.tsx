import type { ToCancel } from '../../server/campaigns/codes/codes.ts'
import { intoCodes } from './codes-form.ts'
import type { DeskFrame } from './desk-page.tsx'
import { shownCode } from './shown-code.ts'
import { Timestamp } from './time.tsx'

type Props = DeskFrame & { lines: ToCancel[]; hasMore: boolean }

/** Codes that must not be spent, and that the ticket office still takes, the oldest first. */
export const CodesToCancel = ({ lines, hasMore, ...frame }: Props) => {
  const { cancelling: texts } = frame.texts.codes
  const mayChange = frame.staff.role === 'operator'
  return (
    <section class="panel" id="codes-to-cancel" aria-labelledby="codes-to-cancel-heading">
      <h2 id="codes-to-cancel-heading">
        {texts.heading} <span class="count">{hasMore ? `${lines.length}+` : lines.length}</span>
      </h2>
      <p class="soft">{texts.why}</p>
      <ul class="codes-to-cancel">
        {lines.map(({ id, code, why, at }) => (
          <li id={`to-cancel-${id}`}>
            <code>{shownCode(code, frame.staff.role)}</code>
            <span class="soft">
              {texts.reasons[why]} <Timestamp at={at} {...frame} />
            </span>
            {mayChange && (
              <form {...intoCodes(frame, '/operator/codes/cancellations')}>
                <input type="hidden" name="codes" value={id} />
                <button class="button" id={`cancelled-${id}`} aria-label={texts.cancelledOf(code)}>
                  {texts.cancelled}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {mayChange && lines.length > 1 && (
        <form {...intoCodes(frame, '/operator/codes/cancellations')} hx-confirm={texts.sure}>
          <input type="hidden" name="codes" value={lines.map(({ id }) => id).join(' ')} />
          <button class="button" id="cancelled-all">
            {texts.all(lines.length)}
          </button>
        </form>
      )}
      {hasMore && <p class="soft">{texts.hasMore}</p>}
    </section>
  )
}
