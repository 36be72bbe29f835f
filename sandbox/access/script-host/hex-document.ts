// Microsoft.XMLDOM, for the one thing that scripts without bytes use it for: bytes as hexadecimal text.

export class HexDocument {
  createElement(): { dataType: string; nodeTypedValue: unknown; readonly text: string } {
    return {
      dataType: '',
      nodeTypedValue: null,
      get text() {
        return this.dataType === 'bin.hex' ? String(this.nodeTypedValue) : ''
      },
    }
  }
}
