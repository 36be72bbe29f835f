// A disk of which every flushed write is two steps: before it and after it, at each of which a process can die.

import type { DurableDisk } from '../../nodes/shared/files/durable-disk.ts'

export function countedDisk(disk: DurableDisk, step: () => void): DurableDisk {
  return {
    ...disk,
    async writeWhole(...given) {
      step()
      await disk.writeWhole(...given)
      step()
    },
    async openToAppend(path, keepBytes) {
      const file = await disk.openToAppend(path, keepBytes)
      return {
        close: () => file.close(),
        async append(text) {
          step()
          await file.append(text)
          step()
        },
      }
    },
  }
}
