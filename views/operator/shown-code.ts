import type { StaffRole } from '../../server/staff/staff.ts'

/** Who only looks is not shown what can be spent. */
export function shownCode(code: string, role: StaffRole): string {
  return role === 'operator' ? code : `····${code.slice(-2)}`
}
