import type { Compared, Comparison, Subject } from '../../server/conversation/figures/figures.ts'
import { seconds } from './figures-rebuses.tsx'
import type { FiguresProps } from './figures-shown.ts'
import { percent } from './percentage.ts'

/** Two rebuses, or two versions, that somebody has chosen, and whether their difference may be chance. */
export const Compare = (props: FiguresProps) => {
  const { board, texts, asked } = props
  const { comparison: texts_ } = texts.figures
  const { subjects, comparison, day } = board
  const isWrong = comparison === null && (asked.one ?? '') !== '' && (asked.other ?? '') !== ''
  return (
    <section class="panel" aria-labelledby="comparison-heading" id="comparison">
      <h2 id="comparison-heading">{texts_.heading}</h2>
      <p>{texts_.why}</p>
      {subjects.length < 2 ? (
        <p class="soft">{texts_.few}</p>
      ) : (
        <form class="compare" method="get" action="/operator/figures#comparison">
          {day !== null && <input type="hidden" name="day" value={day} />}
          <Choice name="one" label={texts_.one} chosen={asked.one} {...props} />
          <Choice name="other" label={texts_.other} chosen={asked.other} {...props} />
          <button class="button" id="compare">
            {texts_.submit}
          </button>
        </form>
      )}
      {isWrong && (
        <p class="bad" role="alert">
          {texts_.wrong}
        </p>
      )}
      {comparison && <Result comparison={comparison} {...props} />}
    </section>
  )
}

type ChoiceProps = FiguresProps & { name: 'one' | 'other'; label: string; chosen: string | undefined }

const Choice = ({ name, label, chosen, board: { subjects }, texts }: ChoiceProps) => {
  const { comparison: texts_ } = texts.figures
  const groups = [
    { label: texts_.rebuses, own: subjects.filter(({ rebus, version }) => rebus !== null && version === null) },
    { label: texts_.inVersions, own: subjects.filter(({ rebus, version }) => rebus !== null && version !== null) },
    { label: texts_.versions, own: subjects.filter(({ rebus }) => rebus === null) },
  ]
  return (
    <p>
      <label class="field-label" for={`compare-${name}`}>
        {label}
      </label>
      <select class="field" id={`compare-${name}`} name={name}>
        <option value="">{texts_.choose}</option>
        {groups
          .filter(({ own }) => own.length > 0)
          .map(({ label, own }) => (
            <optgroup label={label}>
              {own.map((subject) => (
                <option value={subject.value} selected={subject.value === chosen}>
                  {nameOf(subject, texts)}
                </option>
              ))}
            </optgroup>
          ))}
      </select>
    </p>
  )
}

function nameOf({ rebus, version }: Subject, { figures: { comparison } }: FiguresProps['texts']): string {
  if (rebus === null) return comparison.version(version)
  return version === null ? rebus : comparison.inVersion(rebus, version)
}

const Result = ({ comparison: { one, other, outcome, times }, texts }: FiguresProps & { comparison: Comparison }) => {
  const { comparison: texts_ } = texts.figures
  const isOfVersions = one.subject.rebus === null
  const ofBoth = (cell: (compared: Compared) => string) => [one, other].map((each) => <td class="wording">{cell(each)}</td>)
  return (
    <div class="compared" role="group" aria-label={texts_.heading}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts_.what}</th>
            {[one, other].map(({ subject }) => (
              <th scope="col" class="number">
                {nameOf(subject, texts)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" class="wording">
              {isOfVersions ? texts_.perGame : texts_.solved}
            </th>
            {ofBoth(({ solved }) => solvedText(solved, isOfVersions, texts))}
          </tr>
          <tr>
            <th scope="row" class="wording">
              {texts_.time}
            </th>
            {ofBoth(({ medianMs }) => (medianMs === null ? texts.none : texts_.seconds(seconds(medianMs, texts.language))))}
          </tr>
        </tbody>
      </table>
      <p id="judged-outcome">{isOfVersions ? texts_.outcomePerGame(outcome) : texts_.outcome(outcome)}</p>
      <p id="judged-times">{texts_.times(times)}</p>
      <p class="soft">
        {texts_.how} {!isOfVersions && texts_.paired}
      </p>
    </div>
  )
}

function solvedText({ of, all }: Compared['solved'], isOfVersions: boolean, { figures, language, none }: FiguresProps['texts']) {
  if (all === 0) return none
  const text = isOfVersions ? (of / all).toLocaleString(language, { maximumFractionDigits: 2 }) : percent(of / all, language)
  return figures.rebuses.solvedOf(text, all.toLocaleString(language))
}
