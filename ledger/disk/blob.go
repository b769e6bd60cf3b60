package disk

import "fmt"

// Blob scans a column of bytes without copying them once more: the driver gives
// each row memory of its own (modernc.org/sqlite, conn.columnBlob). What is read
// so is compared with hashes, so that a driver that did otherwise would be found
// out.
type Blob []byte

// Scan implements sql.Scanner.
func (b *Blob) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*b = nil
	case []byte:
		*b = v
	default:
		return fmt.Errorf("a column of bytes holds a %T", v)
	}
	return nil
}
