import type { Child } from 'hono/jsx'
import type { DeedReason } from '../../server/game/game.ts'
import { inCampaign } from './in-campaign.tsx'
import type { PersonProps } from './person.tsx'

/** What an operator can do for this person, each with what will happen, and a reason. */
export const PersonDeeds = (props: PersonProps) => {
  const { deeds: texts } = props.texts.people.person
  return (
    <section class="panel" aria-labelledby="deeds-heading" id="deeds">
      <h2 id="deeds-heading">{texts.heading}</h2>
      {offered(props).map((name) => (
        <Deed name={name} {...props}>
          {name === 'code' && <input type="hidden" name="former" value={props.person.code ?? ''} />}
        </Deed>
      ))}
      <Deed name="erasure" isWithoutReason {...props} />
    </section>
  )
}

/** What makes sense for the game as it is now. */
function offered({ person }: PersonProps): ('attempt' | 'code' | 'message' | 'revocation')[] {
  const { isForFun, state, prize, sms } = person
  if (isForFun || state === 'returned') return []
  const isKept = prize !== null && state !== 'revoked'
  return [
    'attempt',
    ...(isKept ? (['code'] as const) : []),
    ...(sms === 'failed' ? (['message'] as const) : []),
    ...(isKept ? (['revocation'] as const) : []),
  ]
}

type DeedProps = PersonProps & {
  name: 'attempt' | 'code' | 'message' | 'revocation' | 'erasure'
  isWithoutReason?: boolean
  children?: Child
}

const Deed = ({ name, isWithoutReason = false, children, ...props }: DeedProps) => {
  const { [name]: texts } = props.texts.people.person.deeds
  return (
    <details class="deed" id={`deed-${name}`}>
      <summary>{texts.name}</summary>
      <DeedForm id={name} action={name} will={texts.will} submit={texts.submit} isWithoutReason={isWithoutReason} {...props}>
        {children}
      </DeedForm>
    </details>
  )
}

type FormProps = PersonProps & {
  /** the ids inside begin with it */
  id: string
  /** where the form is sent, within the address of the person */
  action: string
  /** what will happen */
  will: string
  submit: string
  isWithoutReason?: boolean
  children?: Child
}

/** A form that does something once it has been confirmed. Without a script, opening it is the confirmation. */
export const DeedForm = ({ id, action, will, submit, isWithoutReason = false, children, ...props }: FormProps) => {
  const address = inCampaign(props.choices, `/operator/people/${props.person.id}/${action}`)
  return (
    <form
      class="deed-form"
      method="post"
      action={address}
      hx-post={address}
      hx-target="#person"
      hx-swap="outerHTML"
      hx-confirm={will}
      hx-disable="find button"
    >
      <p>{will}</p>
      {children}
      {!isWithoutReason && <ReasonFields id={id} {...props} />}
      <button class="button" id={`${id}-send`}>
        {submit}
      </button>
    </form>
  )
}

const ReasonFields = ({ id, texts }: PersonProps & { id: string }) => {
  const { deeds } = texts.people.person
  const { reasons } = texts.unusual.attempt
  return (
    <>
      <label class="field-label" for={`${id}-reason`}>
        {deeds.reason}
      </label>
      <select class="field" id={`${id}-reason`} name="reason" required>
        <option value="">{deeds.choose}</option>
        {(Object.keys(reasons) as DeedReason[]).map((reason) => (
          <option value={reason}>{reasons[reason]}</option>
        ))}
      </select>
      <label class="field-label" for={`${id}-words`}>
        {deeds.words}
      </label>
      <input class="field" id={`${id}-words`} name="words" maxlength={200} autocomplete="off" />
    </>
  )
}
