import type { JSX } from 'hono/jsx/jsx-runtime'

type Field = {
  id: string
  name: string
  label: string
  value: string
  hint?: string | undefined
  /** what is wrong with it, in words */
  faults?: readonly string[]
  /** what somebody else has saved meanwhile, in words */
  savedNow?: string | undefined
}

type Props = JSX.IntrinsicElements['input'] & Field

/** A labelled field of one line. Its faults stand right below it. */
export const TextField = ({ id, label, hint, faults = [], savedNow, ...input }: Props) => (
  <div class="setting">
    <label class="field-label" for={id}>
      {label}
    </label>
    <input class="field" id={id} {...input} {...describedBy(id, { hint, faults, savedNow })} />
    <Said id={id} hint={hint} faults={faults} savedNow={savedNow} />
  </div>
)

type AreaProps = Omit<JSX.IntrinsicElements['textarea'], keyof Field> & Field

/** A labelled field of several lines. */
export const TextArea = ({ id, label, hint, faults = [], savedNow, value, ...area }: AreaProps) => (
  <div class="setting">
    <label class="field-label" for={id}>
      {label}
    </label>
    <textarea class="field" id={id} rows={2} {...area} {...describedBy(id, { hint, faults, savedNow })}>
      {value}
    </textarea>
    <Said id={id} hint={hint} faults={faults} savedNow={savedNow} />
  </div>
)

/** What can be chosen: a value, what people call it, and the heading that it stands under. */
export type Option = { value: string; label: string; group?: string }

type ChoiceProps = Omit<JSX.IntrinsicElements['select'], keyof Field> & Field & { options: readonly Option[] }

/** A labelled list to choose from. A value that is not in it stands in it as it is. */
export const Choice = ({ id, label, hint, faults = [], savedNow, value, options, ...select }: ChoiceProps) => {
  const all = options.some((option) => option.value === value) ? options : [{ value, label: value }, ...options]
  const groups = Map.groupBy(all, ({ group }) => group)
  return (
    <div class="setting">
      <label class="field-label" for={id}>
        {label}
      </label>
      <select class="field" id={id} {...select} {...describedBy(id, { hint, faults, savedNow })}>
        {[...groups].map(([group, some]) =>
          group === undefined ? (
            <Options options={some} value={value} />
          ) : (
            <optgroup label={group}>
              <Options options={some} value={value} />
            </optgroup>
          ),
        )}
      </select>
      <Said id={id} hint={hint} faults={faults} savedNow={savedNow} />
    </div>
  )
}

const Options = ({ options, value }: Pick<ChoiceProps, 'options' | 'value'>) => (
  <>
    {options.map((option) => (
      <option value={option.value} selected={option.value === value}>
        {option.label}
      </option>
    ))}
  </>
)

/** A box to tick. */
export const Tick = ({ id, label, hint, faults = [], savedNow, value, ...input }: Props) => (
  <div class="setting">
    <label class="tick">
      <input
        type="checkbox"
        id={id}
        value="on"
        checked={value === 'on'}
        {...input}
        {...describedBy(id, { hint, faults, savedNow })}
      />
      <span class="field-label">{label}</span>
    </label>
    <Said id={id} hint={hint} faults={faults} savedNow={savedNow} />
  </div>
)

type SaidProps = { hint: string | undefined; faults: readonly string[]; savedNow: string | undefined }

function describedBy(id: string, { hint, faults, savedNow }: SaidProps) {
  const parts = [faults.length > 0 && `${id}-faults`, savedNow !== undefined && `${id}-now`, hint && `${id}-hint`]
  const said = parts.filter(Boolean).join(' ')
  return { ...(said && { 'aria-describedby': said }), ...(faults.length > 0 && { 'aria-invalid': 'true' as const }) }
}

const Said = ({ id, hint, faults, savedNow }: SaidProps & { id: string }) => (
  <>
    {faults.length > 0 && (
      <div id={`${id}-faults`}>
        {faults.map((fault) => (
          <p class="bad">{fault}</p>
        ))}
      </div>
    )}
    {savedNow !== undefined && (
      <p class="saved-now" id={`${id}-now`}>
        {savedNow}
      </p>
    )}
    {hint && (
      <p class="soft hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
  </>
)
