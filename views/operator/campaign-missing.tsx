import type { Missing, SectionName } from '../../server/rules/campaign/campaign.ts'
import type { Part } from '../texts/operator.campaigns.ts'
import type { OperatorTexts } from '../texts/operator.ts'
import { hrefIn, partOf } from './campaign-index.tsx'

/** What has yet to be set, and in which form. */
export type ShownMissing = { what: Missing; section: SectionName }

type Props = { missing: readonly ShownMissing[]; address: string; shown: Part; texts: OperatorTexts }

/** What is to be done before the first visitor, each with the way to it. It is gone once everything is set. */
export const CampaignMissing = ({ missing, address, shown, texts: { campaigns } }: Props) => {
  const { missing: texts } = campaigns
  const quiz = `/operator/campaigns/${address}/quiz` as const
  return (
    <section id="campaign-missing" class="panel" aria-labelledby="missing-heading" hidden={missing.length === 0}>
      <h2 id="missing-heading">
        {texts.heading} <span class="count">{missing.length}</span>
      </h2>
      <ul class="missing">
        {missing.map(({ what, section }) => (
          <li>
            <a href={hrefIn(partOf[section], section, { address, shown })}>{texts.what[what]}</a>{' '}
            <span class="soft">{texts.why[what]}</span>
          </li>
        ))}
      </ul>
      <p class="soft">
        {texts.then} <a href={`${quiz}/prizes`}>{texts.prizes}</a>, <a href={`${quiz}#rehearsing`}>{texts.play}</a>.
      </p>
    </section>
  )
}
