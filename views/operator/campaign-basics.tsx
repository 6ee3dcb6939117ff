import type { FieldsProps } from './campaign.tsx'
import { TextField, Tick } from './field.tsx'
import { settingOf } from './setting.ts'

/** The fields of the basics. */
export const BasicsFields = ({ section, texts }: FieldsProps) => {
  const { basics } = texts.campaigns
  const of = (name: string) => settingOf(section, name, texts)
  return (
    <>
      <TextField {...of('name')} label={basics.name} required maxlength={120} />
      <TextField {...of('phoneNumber')} label={basics.phoneNumber} type="tel" inputmode="tel" autocomplete="off" />
      <TextField
        {...of('phoneNumberAbroad')}
        label={basics.phoneNumberAbroad}
        hint={basics.abroadHint}
        type="tel"
        inputmode="tel"
        autocomplete="off"
      />
      <Tick {...of('isPrizeByMessage')} label={basics.isPrizeByMessage} hint={basics.byMessageHint} />
      <TextField {...of('conference')} label={basics.conference} maxlength={120} />
      <TextField {...of('when')} label={basics.when} maxlength={120} />
      <TextField {...of('price')} label={basics.price} maxlength={120} />
      <TextField {...of('ticketLink')} label={basics.ticketLink} hint={basics.linkHint} inputmode="url" autocomplete="off" />
    </>
  )
}
