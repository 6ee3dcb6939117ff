import type { Context, MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Sites } from './origins.ts'

/**
 * The content security policy of pictures: they are animated by a style sheet inside them and load nothing. `sandbox` keeps one that
 * is opened directly from acting as this site.
 */
export const picturePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

const ownOnly =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"

/** The content security policies of a page that shows other pages of ours in frames, and of those that it shows. */
export const framingPolicy = `${ownOnly}; frame-src 'self'; frame-ancestors 'none'`
export const framedPolicy = `${ownOnly}; frame-ancestors 'self'`

/** Returns the content security policy of a page that our own pages and those of these sites show in a frame. */
const policyFramedBy = (sites: readonly string[]) => [framedPolicy, ...sites].join(' ')

/**
 * Lets these sites show the page in a frame. A site that isolates itself shows only frames that say they do so, too, and that let it show
 * them (https://html.spec.whatwg.org/#coep). Everything that the frame loads is ours.
 */
export function letBeFramed(c: Context, sites: readonly string[]): void {
  c.header('Content-Security-Policy', policyFramedBy(sites))
  c.header('Cross-Origin-Embedder-Policy', 'require-corp')
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
}

/**
 * Returns middleware that sets the security headers of every response. The content security policy allows nothing from other
 * origins, and no inline scripts or styles.
 */
export function securityHeaders({ isSecure }: Pick<Sites, 'isSecure'>): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    // Without `includeSubDomains`: the other hosts of the organiser's domain are not ours to decide about.
    strictTransportSecurity: isSecure && 'max-age=15552000',
    // `frame-ancestors` replaces this older header, which cannot list sites.
    xFrameOptions: false,
    // With `no-referrer` browsers send our own forms with the origin `null`:
    // https://fetch.spec.whatwg.org/#append-a-request-origin-header
    referrerPolicy: 'same-origin',
    // Pictures and frames set their own content security policy.
    overwrite: false,
  })
}
