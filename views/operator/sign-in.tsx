import type { OperatorTexts } from '../texts/operator.ts'
import { OperatorDocument } from './document.tsx'

/** What is wrong with what was typed; `minutes` to wait after too many wrong passwords. */
export type SignInProblem = 'noName' | 'wrong' | { minutes: number }

type Props = {
  texts: OperatorTexts
  /** the page that the form leads to */
  to: string
  /** the name that stays in the field */
  name?: string
  /** why the form is shown, if that needs saying */
  note?: 'over' | 'left' | 'lost' | undefined
  problem?: SignInProblem | undefined
}

/** The page on which the staff sign in. It is a plain form, so it works before any script has come, and without one. */
export const SignInPage = ({ texts, to, name, note, problem }: Props) => {
  const { signIn } = texts.staff
  const isNameWrong = problem === 'noName'
  const isPasswordWrong = problem === 'wrong'
  return (
    <OperatorDocument texts={texts} title={signIn.title}>
      <main class="sign-in">
        <form class="panel" method="post" action="/operator/sign-in" aria-labelledby="sign-in-heading">
          <h1 id="sign-in-heading">{signIn.heading}</h1>
          <p id="sign-in-said" role="status" class={problem ? 'bad' : undefined}>
            {problem ? describe(problem, texts) : note && signIn[note]}
          </p>
          <label class="field-label" for="sign-in-name">
            {signIn.name}
          </label>
          <input
            class="field"
            id="sign-in-name"
            name="name"
            autocomplete="username"
            maxlength={60}
            required
            value={name}
            autofocus={!isPasswordWrong}
            aria-describedby={isNameWrong ? 'sign-in-said sign-in-why' : 'sign-in-why'}
            aria-invalid={isNameWrong ? 'true' : undefined}
          />
          <p class="soft" id="sign-in-why">
            {signIn.why}
          </p>
          <label class="field-label" for="sign-in-password">
            {signIn.password}
          </label>
          <input
            class="field"
            id="sign-in-password"
            name="password"
            type="password"
            autocomplete="current-password"
            required
            autofocus={isPasswordWrong}
            aria-describedby={isPasswordWrong ? 'sign-in-said' : undefined}
            aria-invalid={isPasswordWrong ? 'true' : undefined}
          />
          <input type="hidden" name="to" value={to} />
          <button class="button" id="sign-in-send">
            {signIn.submit}
          </button>
        </form>
      </main>
    </OperatorDocument>
  )
}

function describe(problem: SignInProblem, { staff: { signIn } }: OperatorTexts): string {
  return typeof problem === 'string' ? signIn[problem] : signIn.tooOften(problem.minutes)
}
