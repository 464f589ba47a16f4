// SPDX-License-Identifier: MIT
// Checks what Sharewell says it proved, with the Go project's own transparency log and none of Sharewell's
// code. On Debian 12, after apt-get install golang-go golang-golang-x-mod-dev:
//
//	export GO111MODULE=off GOPATH=/usr/share/gocode
//	go run verify.go entry TEXT OPENING PROOF KEY      one entry: a file, 64 hexadecimal digits, a file, the key
//	go run verify.go many FILE N                       every proof of FILE passes, and none of N changed ones
package main

import (
	"bufio"
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Go takes base64 with loose bits at its end; a proof has one spelling.
func decode(text string) ([]byte, error) { return base64.StdEncoding.Strict().DecodeString(text) }

func hash(text string) (h tlog.Hash, err error) {
	b, err := decode(text)
	if err == nil && copy(h[:], b) != len(h) || len(b) > len(h) {
		err = errors.New("a hash is not 32 bytes")
	}
	return h, err
}

type proof struct {
	index int64
	path  []tlog.Hash
	tree  tlog.Tree
}

// read takes a c2sp.org/tlog-proof@v1 apart, after the key's signature was found to fit its checkpoint.
func read(text, key string) (p proof, err error) {
	head, signed, found := strings.Cut(text, "\n\n")
	lines := strings.Split(head, "\n")
	if !found || lines[0] != "c2sp.org/tlog-proof@v1" || len(lines) < 2 || !strings.HasPrefix(lines[1], "index ") {
		return p, errors.New("it is no proof")
	}
	number := strings.TrimPrefix(lines[1], "index ")
	if p.index, err = strconv.ParseInt(number, 10, 64); err != nil || strconv.FormatInt(p.index, 10) != number {
		return p, errors.New("the index is not a whole number")
	}
	for _, line := range lines[2:] {
		h, err := hash(line)
		if err != nil {
			return p, err
		}
		p.path = append(p.path, h)
	}
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return p, err
	}
	opened, err := note.Open([]byte(signed), note.VerifierList(verifier))
	if err != nil {
		return p, err
	}
	for _, one := range opened.Sigs {
		if _, err := decode(one.Base64); err != nil {
			return p, err
		}
	}
	body := strings.Split(opened.Text, "\n")
	if len(body) < 4 || body[0] != verifier.Name() {
		return p, errors.New("the checkpoint is of another register")
	}
	if p.tree.N, err = strconv.ParseInt(body[1], 10, 64); err != nil {
		return p, err
	}
	p.tree.Hash, err = hash(body[2])
	return p, err
}

func (p proof) holds(leaf tlog.Hash) error {
	if p.index < 0 || p.index >= p.tree.N {
		return errors.New("the register has no such line")
	}
	return tlog.CheckRecord(p.path, p.tree.N, p.tree.Hash, p.index, leaf)
}

func check(text, key string, leaf []byte) (proof, error) {
	p, err := read(text, key)
	if err == nil {
		err = p.holds(tlog.RecordHash(leaf))
	}
	return p, err
}

func entry(arguments []string) error {
	text, err := os.ReadFile(arguments[0])
	if err != nil {
		return err
	}
	opening, err := hex.DecodeString(strings.TrimSpace(arguments[1]))
	if err != nil || len(opening) != 32 {
		return errors.New("the opening is not 64 hexadecimal digits")
	}
	proof, err := os.ReadFile(arguments[2])
	if err != nil {
		return err
	}
	mac := hmac.New(sha256.New, opening)
	mac.Write(text)
	p, err := check(string(proof), arguments[3], mac.Sum(nil))
	if err == nil {
		fmt.Printf("PASS: this text is line %d of a register of %d lines.\n", p.index, p.tree.N)
	}
	return err
}

// A row of FILE: "inclusion LEAF PROOF", or "consistency SIZE ROOT SIZE ROOT HASH ..."; texts in base64.
type row struct {
	leaf     []byte
	text     string
	old, now tlog.Tree
	path     []tlog.Hash
}

func (r row) holds(key string) error {
	if r.text == "" {
		return tlog.CheckTree(r.path, r.now.N, r.now.Hash, r.old.N, r.old.Hash)
	}
	_, err := check(r.text, key, r.leaf)
	return err
}

// changed is the row with one bit, or one step of the way, not as it was.
func (r row) changed() row {
	r.path = append([]tlog.Hash{}, r.path...)
	if r.text != "" {
		if rand.Intn(4) == 0 {
			r.leaf = append([]byte{}, r.leaf...)
			r.leaf[rand.Intn(len(r.leaf))] ^= 1 << rand.Intn(8)
			return r
		}
		b := []byte(r.text)
		b[rand.Intn(len(b))] ^= 1 << rand.Intn(8)
		r.text = string(b)
		return r
	}
	switch n := len(r.path); {
	case n == 0 || rand.Intn(4) == 0:
		r.now.Hash[rand.Intn(32)] ^= 1 << rand.Intn(8)
	case rand.Intn(4) == 0:
		r.path = r.path[:n-1]
	case rand.Intn(4) == 0:
		r.path = append(r.path, tlog.Hash{})
	default:
		r.path[rand.Intn(n)][rand.Intn(32)] ^= 1 << rand.Intn(8)
	}
	return r
}

func parse(line string) (r row, err error) {
	words := strings.Fields(line)
	if words[0] == "inclusion" {
		if r.leaf, err = decode(words[1]); err != nil {
			return r, err
		}
		text, err := decode(words[2])
		r.text = string(text)
		return r, err
	}
	for i, tree := range []*tlog.Tree{&r.old, &r.now} {
		if tree.N, err = strconv.ParseInt(words[1+2*i], 10, 64); err == nil {
			tree.Hash, err = hash(words[2+2*i])
		}
		if err != nil {
			return r, err
		}
	}
	for _, word := range words[5:] {
		h, err := hash(word)
		if err != nil {
			return r, err
		}
		r.path = append(r.path, h)
	}
	return r, nil
}

func many(arguments []string) error {
	file, err := os.ReadFile(arguments[0])
	if err != nil {
		return err
	}
	wanted, err := strconv.Atoi(arguments[1])
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(bytes.NewReader(file))
	lines.Buffer(nil, 1<<20)
	lines.Scan()
	key := lines.Text()
	var rows []row
	for lines.Scan() {
		r, err := parse(lines.Text())
		if err == nil {
			err = r.holds(key)
		}
		if err != nil {
			return fmt.Errorf("proof %d is refused: %v", len(rows)+1, err)
		}
		rows = append(rows, r)
	}
	if len(rows) == 0 {
		return errors.New("there is no proof in it")
	}
	for i := 0; i < wanted; i++ {
		r := rows[i%len(rows)]
		if r.changed().holds(key) == nil {
			return fmt.Errorf("proof %d was changed, and passes all the same", i%len(rows)+1)
		}
	}
	fmt.Printf("PASS: %d proofs hold; none of %d changed ones does.\n", len(rows), wanted)
	return nil
}

func main() {
	err := errors.New("say: verify.go entry TEXT OPENING PROOF KEY, or verify.go many FILE N")
	switch {
	case len(os.Args) == 6 && os.Args[1] == "entry":
		err = entry(os.Args[2:])
	case len(os.Args) == 4 && os.Args[1] == "many":
		err = many(os.Args[2:])
	}
	if err != nil {
		fmt.Println("FAIL:", err)
		os.Exit(1)
	}
}
