import type { Place } from './place.ts'
import { addresses } from './rows/addresses.ts'
import { containers } from './rows/containers.ts'
import { embedded } from './rows/embedded.ts'
import { folders } from './rows/folders.ts'
import { host } from './rows/host.ts'
import { killed } from './rows/killed.ts'
import { late } from './rows/late.ts'
import { poolers } from './rows/poolers.ts'
import { postgres } from './rows/postgres.ts'
import { proxies } from './rows/proxies.ts'
import { roles } from './rows/roles.ts'
import { tls } from './rows/tls.ts'

/** Every place of the table, in its order. */
export const places: Place[] = [
  ...embedded,
  ...folders,
  ...postgres,
  ...tls,
  ...addresses,
  ...roles,
  ...late,
  ...poolers,
  ...proxies,
  ...containers,
  ...host,
  ...killed,
]
