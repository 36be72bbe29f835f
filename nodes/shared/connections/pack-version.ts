// The version of this package, which stands in every entry of the run record.

import { version } from '../../../package.json'

export const PACK_VERSION = version
