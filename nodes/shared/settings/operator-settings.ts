// What is decided by whoever runs Node-RED, not in the editor: other hosts and the data folder. A stored key can so only
// travel to hosts that the operator chose. Light on purpose: it is also looked at while nodes load.

import { ReconcileError } from '../../reconcile/domain/reconcile-error.ts'

export interface OperatorSettings {
  readonly snelstartApiUrl: string
  readonly snelstartAuthUrl: string
  readonly multisafepayUrls: Readonly<Record<'live' | 'test', string>>
  /** Where everything is kept that must survive a restart, when it is not Node-RED's own folder. */
  readonly dataFolder?: string
  /** Seconds after a write's time limit before its absence in SnelStart may count. */
  readonly readBackSeconds: number
}

type Environment = Readonly<Record<string, string | undefined>>

/** The key in settings.js, the name of the environment variable; the first is taken where both are given. */
const NAMES = {
  snelstartApiUrl: 'SNELSTART_API_URL',
  snelstartAuthUrl: 'SNELSTART_AUTH_URL',
  multisafepayApiUrl: 'MULTISAFEPAY_API_URL',
  dataFolder: 'SNELSTART_MULTISAFEPAY_DATA',
  readBackSeconds: 'SNELSTART_MULTISAFEPAY_READ_BACK_SECONDS',
} as const

const READ_BACK_SECONDS = { min: 30, max: 3600 }

const HOSTS = {
  snelstartApi: 'https://b2bapi.snelstart.nl/v2',
  snelstartAuth: 'https://auth.snelstart.nl/b2b',
  multisafepayLive: 'https://api.multisafepay.com/v1/json',
  multisafepayTest: 'https://testapi.multisafepay.com/v1/json',
}

/**
 * @param settings Node-RED's own settings; ours are under `snelstartMultisafepay`
 * @throws ReconcileError CONFIG_INVALID when a URL is neither https nor http to this machine itself
 */
export function operatorSettings(settings: object, environment: Environment): OperatorSettings {
  const ours: unknown = Reflect.get(settings, 'snelstartMultisafepay')
  const given = (key: keyof typeof NAMES): string | undefined => {
    const value: unknown = typeof ours === 'object' && ours !== null ? Reflect.get(ours, key) : undefined
    const text = typeof value === 'number' ? String(value) : value
    return (typeof text === 'string' && text.trim()) || environment[NAMES[key]]?.trim() || undefined
  }
  const url = (key: keyof typeof NAMES, otherwise: string): string => {
    const text = given(key)
    return text === undefined ? otherwise : checkedUrl(text, NAMES[key])
  }
  const dataFolder = given('dataFolder')
  return {
    snelstartApiUrl: url('snelstartApiUrl', HOSTS.snelstartApi),
    snelstartAuthUrl: url('snelstartAuthUrl', HOSTS.snelstartAuth),
    multisafepayUrls: {
      live: url('multisafepayApiUrl', HOSTS.multisafepayLive),
      test: url('multisafepayApiUrl', HOSTS.multisafepayTest),
    },
    ...(dataFolder === undefined ? {} : { dataFolder }),
    readBackSeconds: checkedSeconds(given('readBackSeconds')),
  }
}

function checkedSeconds(text: string | undefined): number {
  if (text === undefined) return READ_BACK_SECONDS.min
  const seconds = Number(text)
  const { min, max } = READ_BACK_SECONDS
  if (Number.isInteger(seconds) && seconds >= min && seconds <= max) return seconds
  throw new ReconcileError('CONFIG_INVALID', 'read-back-seconds', { setting: NAMES.readBackSeconds, min, max })
}

function checkedUrl(text: string, setting: string): string {
  if (!URL.canParse(text)) throw new ReconcileError('CONFIG_INVALID', 'url-unreadable', { setting })
  const url = new URL(text)
  if (url.username || url.password || url.search || url.hash) {
    throw new ReconcileError('CONFIG_INVALID', 'url-with-extras', { setting })
  }
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  if (!isSafe) throw new ReconcileError('CONFIG_INVALID', 'url-not-safe', { setting, host: url.hostname })
  return url.href.replace(/\/+$/, '')
}

/** 127.0.0.0/8 and ::1. The URL parser has brought every way of writing an address into one form. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
}
