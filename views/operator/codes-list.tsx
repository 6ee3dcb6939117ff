import type { CodeLine, CodePage, CodeState, TierCodes } from '../../server/campaigns/codes/codes.ts'
import type { DeskFrame } from './desk-page.tsx'
import { CampaignField, inCampaign } from './in-campaign.tsx'
import { shownCode } from './shown-code.ts'
import { type Frame, Timestamp } from './time.tsx'

/** Which codes are asked for. */
export type AskedCodes = { state: CodeState | null; code: string }

type Props = DeskFrame & { asked: AskedCodes; page: CodePage; tiers: TierCodes[] }

/** The codes of the campaign, those that were given or put in last first. */
export const CodeList = ({ asked, page, tiers, ...frame }: Props) => {
  const { list: texts } = frame.texts.codes
  return (
    <section class="panel" id="code-list" aria-labelledby="code-list-heading">
      <h2 id="code-list-heading">{texts.heading}</h2>
      <Search asked={asked} {...frame} />
      {page.lines.length === 0 ? <p class="soft">{texts.empty}</p> : <Lines lines={page.lines} tiers={tiers} {...frame} />}
      <p class="log-links">
        {page.before !== null && (
          <a href={`${inCampaign(frame.choices, addressOf('/operator/codes', asked, page.before))}#code-list`}>{texts.older}</a>
        )}
        <a href={inCampaign(frame.choices, addressOf('/operator/codes.csv', asked))} download={`${texts.file}.csv`}>
          {texts.csv}
        </a>
      </p>
    </section>
  )
}

function addressOf(path: `/${string}`, { state, code }: AskedCodes, before?: number): `/${string}` {
  const asked = { ...(state && { state }), ...(code && { code }), ...(before !== undefined && { before: String(before) }) }
  const query = new URLSearchParams(asked).toString()
  return query === '' ? path : `${path}?${query}`
}

const Search = ({ asked, texts: { codes }, choices }: DeskFrame & { asked: AskedCodes }) => {
  const { list: texts } = codes
  return (
    <form class="code-search" method="get" action="/operator/codes#code-list" role="search">
      <CampaignField choices={choices} />
      <label class="field-label" for="code-search">
        {texts.search}
      </label>
      <input class="field" id="code-search" name="code" type="search" value={asked.code} autocomplete="off" spellcheck={false} />
      <label class="field-label" for="code-state">
        {texts.state}
      </label>
      <select class="field" id="code-state" name="state">
        <option value="">{texts.any}</option>
        {(Object.keys(texts.filters) as CodeState[]).map((state) => (
          <option value={state} selected={state === asked.state}>
            {texts.filters[state]}
          </option>
        ))}
      </select>
      <button class="button" id="code-find">
        {texts.find}
      </button>
    </form>
  )
}

const Lines = ({ lines, tiers, ...frame }: DeskFrame & { lines: CodeLine[]; tiers: TierCodes[] }) => {
  const { list: texts } = frame.texts.codes
  return (
    <table class="code-lines" aria-labelledby="code-list-heading">
      <thead>
        <tr>
          <th scope="col">{texts.code}</th>
          <th scope="col">{texts.stateOf}</th>
          <th scope="col" class="middle">
            {texts.tier}
          </th>
          <th scope="col" class="middle">
            {texts.when}
          </th>
          <th scope="col">{texts.winner}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr id={`code-${line.id}`}>
            <th scope="row" class="wording">
              <code>{shownCode(line.code, frame.staff.role)}</code>
            </th>
            <td class="wording">
              {texts.states[line.state]}
              {line.voidedAt && <span class="soft"> {texts.voided}</span>}
            </td>
            <td class="middle wording">{tiers.find(({ tierId }) => tierId === line.tierId)?.title ?? line.tierId}</td>
            <td class="middle">
              <When line={line} {...frame} />
            </td>
            <td class="wording">
              {line.game === null ? (
                frame.texts.none
              ) : (
                <a href={inCampaign(frame.choices, `/operator/people/${line.game}`)}>{line.number ?? texts.erased}</a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The last that happened to a code. */
const When = ({ line, ...frame }: Frame & { line: CodeLine }) => {
  const at = line.spentAt ?? line.revokedAt ?? line.withdrawnAt ?? line.takenAt ?? line.addedAt
  return at ? <Timestamp at={at} {...frame} /> : frame.texts.none
}
