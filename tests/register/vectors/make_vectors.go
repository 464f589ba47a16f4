// SPDX-License-Identifier: MIT
// Makes go_sumdb.txt with the Go project's own transparency log, golang.org/x/mod/sumdb. Not part of the build.
//
// On Debian 12: apt-get install golang-go golang-golang-x-mod-dev, and then
// GO111MODULE=off GOPATH=/usr/share/gocode go run make_vectors.go > go_sumdb.txt
package main

import (
	"bytes"
	"encoding/base64"
	"fmt"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const origin = "sharewell.example/riverside"

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func line(kind string, size, at int64, hashes []tlog.Hash) {
	fmt.Printf("%s %d %d", kind, size, at)
	for _, h := range hashes {
		fmt.Printf(" %s", h)
	}
	fmt.Println()
}

func main() {
	seed := make([]byte, 32)
	for i := range seed {
		seed[i] = byte(i)
	}
	skey, vkey, err := note.GenerateKey(bytes.NewReader(seed), origin)
	check(err)
	signer, err := note.NewSigner(skey)
	check(err)
	fmt.Println("# Made by make_vectors.go: seed 00..1f, leaf number i is the text \"entry i\".")
	fmt.Printf("verifier-key %s\n", vkey)

	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(at []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(at))
		for i, a := range at {
			out[i] = stored[a]
		}
		return out, nil
	})
	wanted := map[int64]bool{1: true, 2: true, 3: true, 5: true, 8: true, 9: true, 16: true, 31: true, 33: true, 100: true, 129: true}
	for n := int64(0); n < 129; n++ {
		more, err := tlog.StoredHashes(n, []byte(fmt.Sprintf("entry %d", n)), reader)
		check(err)
		stored = append(stored, more...)
		size := n + 1
		if !wanted[size] {
			continue
		}
		root, err := tlog.TreeHash(size, reader)
		check(err)
		text := fmt.Sprintf("%s\n%d\n%s\n", origin, size, root)
		signed, err := note.Sign(&note.Note{Text: text}, signer)
		check(err)
		fmt.Printf("checkpoint %d %s\n", size, base64.StdEncoding.EncodeToString(signed))
		for _, i := range []int64{0, 1, 2, size / 2, size - 2, size - 1} {
			if i < 0 || i >= size {
				continue
			}
			proof, err := tlog.ProveRecord(size, i, reader)
			check(err)
			line("inclusion", size, i, proof)
		}
		for _, old := range []int64{1, 2, 3, size / 2, size - 1, size} {
			if old < 1 || old > size {
				continue
			}
			proof, err := tlog.ProveTree(size, old, reader)
			check(err)
			line("consistency", size, old, proof)
		}
	}
}
