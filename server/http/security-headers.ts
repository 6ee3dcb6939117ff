import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Sites } from './origins.ts'

/** What a page may load and do, in every answer: nothing from elsewhere, and nothing that is written into the page itself. */
export function headers({ isSecure, embedding }: Sites): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: [(c) => embedding(c).join(' ') || "'none'"],
    },
    // For this host alone: the other hosts of the organiser's domain are his affair.
    strictTransportSecurity: isSecure && 'max-age=15552000',
    // `frame-ancestors` decides; this older one can name no sites.
    xFrameOptions: false,
    // With `no-referrer` a browser may send our own forms with the origin `null`, as the Fetch standard has it.
    referrerPolicy: 'same-origin',
    // A drawing has a policy of its own.
    overwrite: false,
  })
}
