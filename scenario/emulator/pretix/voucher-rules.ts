import type { Shop, Voucher } from './shop.ts'

/** What is wrong with a voucher, by field, as the API words it. */
export type VoucherFaults = Record<string, string[]>

const modes = ['none', 'set', 'subtract', 'percent']

/** Returns the voucher that a request describes, without an id, or what is wrong with it. Unknown fields are ignored, as is `redeemed`. */
export function readVoucher(
  given: unknown,
  shop: Shop,
  taken: string[],
): { voucher: Omit<Voucher, 'id'> } | { faults: VoucherFaults } {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return { faults: { non_field_errors: ['Invalid data. Expected a dictionary.'] } }
  const fields = given as Record<string, unknown>
  const voucher = { ...usual, ...only(fields, Object.keys(usual)), code: fields.code ?? madeCode(shop) } as Omit<Voucher, 'id'>
  const faults = Object.fromEntries(Object.entries(faultsOf(voucher, shop, taken)).filter(([, found]) => found.length > 0))
  return Object.keys(faults).length > 0 ? { faults } : { voucher: { ...voucher, redeemed: 0 } }
}

const usual = {
  max_usages: 1,
  min_usages: 1,
  redeemed: 0,
  valid_until: null,
  block_quota: false,
  allow_ignore_quota: false,
  price_mode: 'none',
  value: null,
  item: null,
  quota: null,
  tag: '',
  comment: '',
}

const only = (fields: Record<string, unknown>, names: string[]) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)))

function faultsOf(voucher: Omit<Voucher, 'id'>, shop: Shop, taken: string[]): VoucherFaults {
  const { code, item, quota, price_mode, value, valid_until, max_usages, min_usages, block_quota, tag } = voucher
  const short = typeof code !== 'string' || code.length < 5 ? ['Ensure this field has at least 5 characters.'] : []
  const long = typeof code === 'string' && code.length > 255 ? ['Ensure this field has no more than 255 characters.'] : []
  const twice = taken.includes(String(code).toLowerCase()) ? ['A voucher with this code already exists.'] : []
  const across = [
    item !== null && quota !== null && 'You cannot select a quota and a specific product at the same time.',
    max_usages < min_usages && 'The maximum number of usages may not be lower than the minimum number of usages.',
    block_quota &&
      item === null &&
      quota === null &&
      'You need to select a specific product or quota if this voucher should reserve tickets.',
  ]
  return {
    code: [...short, ...long, ...twice],
    item: item === null || shop.items.includes(item) ? [] : [`Invalid pk "${item}" - object does not exist.`],
    quota: quota === null || shop.quotas.includes(quota) ? [] : [`Invalid pk "${quota}" - object does not exist.`],
    price_mode: modes.includes(price_mode) ? [] : [`"${price_mode}" is not a valid choice.`],
    value: value === null || /^\d{1,11}(\.\d{1,2})?$/.test(String(value)) ? [] : ['A valid number is required.'],
    valid_until: valid_until === null || isMoment(valid_until) ? [] : ['Datetime has wrong format.'],
    tag: tag.length > 255 ? ['Ensure this field has no more than 255 characters.'] : [],
    non_field_errors: across.filter((fault) => fault !== false),
  }
}

const isMoment = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text)

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** What the server makes where no code is given: letters and digits without `I O 0 1`. */
function madeCode({ vouchers }: Shop): string {
  const letters = crypto.getRandomValues(new Uint8Array(16))
  const code = Array.from(letters, (byte) => alphabet[byte % alphabet.length]).join('')
  return vouchers.some((voucher) => voucher.code === code) ? madeCode({ vouchers } as Shop) : code
}
