import type { FieldsProps } from './campaign.tsx'
import { TextField } from './field.tsx'
import { settingOf } from './setting.ts'

/** The fields of the tickets: when and where the conference is, and the way to the ticket office. */
export const TicketsFields = ({ section, campaign, texts }: FieldsProps) => {
  const { tickets } = texts.campaigns
  const of = (name: string) => settingOf(section, name, texts)
  return (
    <>
      <p class="soft">{tickets.why}</p>
      <p>
        <a class="to-office" href={`/operator/campaigns/${campaign.address}/office`}>
          {texts.office.link}
        </a>
      </p>
      <TextField {...of('firstDay')} label={tickets.firstDay} hint={tickets.firstHint} type="date" />
      <TextField {...of('startsAt')} label={tickets.startsAt} hint={tickets.timesHint(campaign.timeZone)} type="time" />
      <TextField {...of('lastDay')} label={tickets.lastDay} hint={tickets.lastHint} type="date" />
      <TextField {...of('endsAt')} label={tickets.endsAt} type="time" />
      <TextField {...of('place')} label={tickets.place} maxlength={200} autocomplete="off" />
    </>
  )
}
