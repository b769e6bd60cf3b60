// Package fault holds the tests that break things from outside: the process is
// killed, the power cut, the disk filled, bits of the files flipped, while 32
// parties write over HTTP. After each fault everything that was acknowledged is
// looked for: in the log at its index, under the checkpoint that its receipt
// names, in one history.
//
//	go test ./internal/fault                             the short form
//	make faults ROUNDS=100                               at length
//
// Cutting the power and filling the disk need root and a loop device: a file
// system of their own (ext4), shut down without flushing its journal
// (EXT4_IOC_SHUTDOWN, NOLOGFLUSH) and mounted again. Where that can't be had the
// tests are skipped and say so.
package fault
