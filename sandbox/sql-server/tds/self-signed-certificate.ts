// A certificate that the stand-in makes for itself at every start, so that no key lies in the project.
// Source of the form: RFC 5280, section 4.1.

import { generateKeyPairSync, sign } from 'node:crypto'

export interface KeyAndCertificate {
  readonly key: string
  readonly cert: string
}

export function selfSignedCertificate(name: string): KeyAndCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const commonName = sequence(set(sequence(objectId([0x55, 0x04, 0x03]), element(0x0c, Buffer.from(name)))))
  const algorithm = sequence(objectId([0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]))
  const body = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, Buffer.from([1])),
    algorithm,
    commonName,
    sequence(generalTime('20200101000000Z'), generalTime('21200101000000Z')),
    commonName,
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(sequence(objectId([0x55, 0x1d, 0x11]), element(0x04, alternativeNames(name))))),
  )
  const signature = element(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)]))
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: pem(sequence(body, algorithm, signature)),
  }
}

const element = (tag: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([tag]), lengthOf(content), content])
const sequence = (...parts: readonly Buffer[]): Buffer => element(0x30, Buffer.concat(parts))
const set = (...parts: readonly Buffer[]): Buffer => element(0x31, Buffer.concat(parts))
const objectId = (bytes: readonly number[]): Buffer => element(0x06, Buffer.from(bytes))
const generalTime = (text: string): Buffer => element(0x18, Buffer.from(text))

function alternativeNames(name: string): Buffer {
  return sequence(element(0x82, Buffer.from(name)), element(0x87, Buffer.from([127, 0, 0, 1])))
}

function lengthOf({ length }: Buffer): Buffer {
  if (length < 0x80) return Buffer.from([length])
  return length < 0x100 ? Buffer.from([0x81, length]) : Buffer.from([0x82, length >> 8, length & 0xff])
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
