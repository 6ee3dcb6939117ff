import type { OpenOffice } from '../../server/campaigns/offices/offices.ts'
import type { OfficeProps } from './office.tsx'
import { Timestamp } from './time.tsx'

type Props = Omit<OfficeProps, 'office'> & { office: OpenOffice }

/** How the office is doing, the address of its hook, and the button that asks it. */
export const OfficeState = ({ office, found, site, needsAddress, campaign, texts, zone, staff }: Props) => {
  const own = texts.office
  const { kind, workedAt, trouble, troubleAt } = office
  return (
    <section class="panel office-state" aria-labelledby="office-state-heading" data-trouble={trouble ?? undefined}>
      <h2 id="office-state-heading">{own.state.heading}</h2>
      <p>{own.connected(kind)}</p>
      {trouble && (
        <div class="office-trouble">
          <p class="bad">{own.troubles[trouble].what}</p>
          <p>{own.troubles[trouble].todo}</p>
          {troubleAt && (
            <p class="soft">
              {own.state.since} <Timestamp at={troubleAt} texts={texts} zone={zone} />. {own.state.gameGoesOn}
            </p>
          )}
        </div>
      )}
      <p class="soft">
        {workedAt ? (
          <>
            {own.state.worked} <Timestamp at={workedAt} texts={texts} zone={zone} />.
          </>
        ) : (
          own.state.never
        )}
      </p>
      <div class="setting">
        <label class="field-label" for="office-hook">
          {own.hook[kind]}
        </label>
        <textarea class="field snippet" id="office-hook" rows={2} readonly aria-describedby="office-hook-hint">
          {`${site}${office.hookPath}`}
        </textarea>
        <div class="settings-end">
          <button
            class="button"
            type="button"
            data-copies="office-hook"
            data-copied={own.hook.copied}
            data-selected={own.hook.selected}
          >
            {own.hook.copy}
          </button>
          <p role="status" id="office-hook-copied" />
        </div>
        <p class="soft hint" id="office-hook-hint">
          {`${own.hook.hint[kind]} ${needsAddress ? own.hook.needsAddress : ''}`}
        </p>
      </div>
      {staff.role === 'operator' && kind === 'pretix' && (
        <form class="settings-end" method="post" action={`/operator/campaigns/${campaign.address}/office/check`}>
          <button class="button" id="office-check">
            {own.check}
          </button>
          <p role="status" id="office-found" class={found && 'trouble' in found ? 'bad' : ''}>
            {found === undefined ? '' : foundIn(found, own)}
          </p>
        </form>
      )}
    </section>
  )
}

function foundIn(found: OfficeProps['found'], own: OfficeProps['texts']['office']): string {
  if (!found) return own.found.none
  return 'vouchers' in found
    ? own.found.vouchers(found.vouchers)
    : `${own.troubles[found.trouble].what} ${own.troubles[found.trouble].todo}`
}
