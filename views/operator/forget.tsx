import type { OperatorTexts } from '../texts/operator.ts'
import { PersonForm, type Said } from './person-form.tsx'

type Props = { texts: Pick<OperatorTexts, 'forget'> } & Said

/** The form that erases a person by number. */
export const Forget = ({ texts: { forget }, ...said }: Props) => (
  <PersonForm id="forget" action="/operator/erasures" texts={forget} said={said} />
)
