//go:build !linux

package disk

// ClockSynchronised can't tell on this system.
func ClockSynchronised() (synchronised, known bool) { return false, false }
