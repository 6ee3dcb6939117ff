import './colours.js'
import './copying.js'
