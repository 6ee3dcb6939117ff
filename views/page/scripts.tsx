import { addressOf, importsOf, type Module } from '../assets/assets.ts'

/**
 * A page's own module, then htmx with its extensions. Browsers run both in this order once the page is parsed, so that neither
 * delays its first paint and the module hears all of htmx's events. The extensions are in htmx's own file: htmx starts from a
 * timer, and where an extension arrived after that the socket would never open.
 */
export const Scripts = ({ module }: { module?: Module }) => (
  <>
    {module && importsOf(module).map((address) => <link rel="modulepreload" href={address} />)}
    {module && <script src={addressOf(module)} type="module" />}
    <script src={addressOf('htmx.js')} defer />
  </>
)
