import * as v from 'valibot'

/** Several values in one setting, with commas or spaces between them. */
export const List = v.pipe(
  v.string(),
  v.transform((value) => value.split(/[\s,]+/).filter((one) => one !== '')),
)
