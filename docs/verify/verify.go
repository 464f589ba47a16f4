// SPDX-License-Identifier: MIT
// Checks what Sharewell says it proved, with the Go project's own transparency log and none of Sharewell's
// code. On Debian 12, after apt-get install golang-go golang-golang-x-mod-dev:
//
//	export GO111MODULE=off GOPATH=/usr/share/gocode
//	go run verify.go entry TEXT OPENING PROOF KEY      one entry: a file, 64 hexadecimal digits, a file, the key
//	go run verify.go log PLACE KEY [EARLIER]           a whole register as published at PLACE (an address or a folder);
//	                                                   it also only grew since the checkpoint in the file EARLIER
//	go run verify.go handovers FILE KEY                the key that a register went over to, if KEY is an earlier one
//	go run verify.go cosigned FILE KEY WITNESS...      a checkpoint, signed by the key and cosigned by each witness's key
//	go run verify.go many FILE N                       every proof of FILE passes, and none of N changed ones
package main

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"net/http"
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
	p.tree, err = checkpoint(signed, key)
	return p, err
}

// checkpoint is the tree that the key signed.
func checkpoint(signed, key string) (tree tlog.Tree, err error) {
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return tree, err
	}
	opened, err := note.Open([]byte(signed), note.VerifierList(verifier))
	if err != nil {
		return tree, err
	}
	for _, one := range opened.Sigs {
		if _, err := decode(one.Base64); err != nil {
			return tree, err
		}
	}
	body := strings.Split(opened.Text, "\n")
	if len(body) < 4 || body[0] != verifier.Name() {
		return tree, errors.New("the checkpoint is of another register")
	}
	if tree.N, err = strconv.ParseInt(body[1], 10, 64); err != nil {
		return tree, err
	}
	tree.Hash, err = hash(body[2])
	return tree, err
}

// follow is the keys of a register from the known one on, as far as its handovers lead, each signed by both keys.
func follow(handovers, known string) (keys []string, err error) {
	keys = []string{known}
	at, last := int64(-1), ""
	for parts := strings.Split(handovers, "\n\n"); handovers != "" && len(parts) > 0; parts = parts[2:] {
		if len(parts) < 2 {
			return nil, errors.New("a handover has no signatures")
		}
		lines := strings.Split(parts[0], "\n")
		if len(lines) != 6 || lines[0] != "sharewell/key-handover/v1" {
			return nil, errors.New("it holds something that is no handover")
		}
		last = lines[5]
		if len(keys) == 1 && lines[4] != known {
			continue
		}
		if lines[4] != keys[len(keys)-1] {
			return nil, errors.New("a handover does not go on from the key of the one before")
		}
		size, err := strconv.ParseInt(lines[2], 10, 64)
		if err != nil || size <= at {
			return nil, errors.New("the handovers do not stand in their order")
		}
		at = size
		var both []note.Verifier
		for _, key := range lines[4:6] {
			verifier, err := note.NewVerifier(key)
			if err != nil {
				return nil, err
			}
			if verifier.Name() != lines[1] {
				return nil, errors.New("a handover is of another register")
			}
			both = append(both, verifier)
		}
		text := parts[0] + "\n\n" + strings.TrimSuffix(parts[1], "\n") + "\n"
		opened, err := note.Open([]byte(text), note.VerifierList(both...))
		if err != nil {
			return nil, err
		}
		if len(opened.Sigs) != 2 || len(opened.UnverifiedSigs) != 0 {
			return nil, fmt.Errorf("the handover at %d is not signed by both keys", size)
		}
		keys = append(keys, last)
	}
	if len(keys) == 1 && last != "" && last != known {
		return nil, errors.New("the handovers do not lead on from the key that is known")
	}
	return keys, nil
}

func handovers(arguments []string) error {
	text, err := os.ReadFile(arguments[0])
	if err != nil {
		return err
	}
	keys, err := follow(string(text), arguments[1])
	if err == nil {
		fmt.Printf("PASS: the register is now signed with the key\n%s\n", keys[len(keys)-1])
	}
	return err
}

// checkpointBy is the tree that one of these keys signed.
func checkpointBy(signed string, keys []string) (tree tlog.Tree, err error) {
	for _, key := range keys {
		if tree, err = checkpoint(signed, key); err == nil {
			return tree, nil
		}
	}
	return tree, err
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

// place is where a register is published: an address, or a folder.
type place string

func (p place) fetch(path string) ([]byte, error) {
	if !strings.HasPrefix(string(p), "http") {
		return os.ReadFile(string(p) + "/" + path)
	}
	response, err := http.Get(string(p) + "/" + path)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", path, response.Status)
	}
	return io.ReadAll(io.LimitReader(response.Body, 1<<20))
}

// whole fetches every tile of the register and holds each against the leaves, and these against the signed root. The
// roots are folded here: the reader of tiles in golang.org/x/mod 0.7.0 gives out some hashes that it did not check.
func whole(arguments []string) error {
	at, keys := place(arguments[0]), arguments[1:2]
	signed, err := at.fetch("checkpoint")
	if err != nil {
		return err
	}
	if text, err := at.fetch("handovers"); err == nil { // a register whose key was never rotated has none
		if keys, err = follow(string(text), arguments[1]); err != nil {
			return err
		}
	}
	tree, err := checkpoint(string(signed), keys[len(keys)-1])
	if err != nil {
		return err
	}
	earlier := tlog.Tree{}
	if len(arguments) == 3 {
		signed, err := os.ReadFile(arguments[2])
		if err == nil {
			earlier, err = checkpointBy(string(signed), keys)
		}
		if err != nil {
			return err
		}
	}
	if earlier.N > tree.N {
		return fmt.Errorf("the register held %d lines and now says %d: it was cut", earlier.N, tree.N)
	}
	hashes, err := at.level(0, tree.N)
	if err != nil {
		return err
	}
	if root(hashes) != tree.Hash {
		return errors.New("the tiles do not add up to the root that was signed")
	}
	if earlier.N > 0 && root(hashes[:earlier.N]) != earlier.Hash {
		return errors.New("the register that was seen earlier is not the beginning of this one")
	}
	for level := 1; len(hashes) >= 256; level++ {
		var above []tlog.Hash
		for ; len(hashes) >= 256; hashes = hashes[256:] {
			above = append(above, root(hashes[:256]))
		}
		if hashes, err = at.level(level, int64(len(above))); err != nil {
			return err
		}
		for i := range above {
			if hashes[i] != above[i] {
				return fmt.Errorf("a tile of level %d is not made of those below it", level)
			}
		}
	}
	fmt.Printf("PASS: the tiles of %d lines are those under the signed root.\n", tree.N)
	return nil
}

// level is all hashes of one level of tiles.
func (p place) level(level int, size int64) (hashes []tlog.Hash, err error) {
	for n := int64(0); n*256 < size; n++ {
		tile := tlog.Tile{H: 8, L: level, N: n, W: 256}
		if size-n*256 < 256 {
			tile.W = int(size - n*256)
		}
		b, err := p.fetch(strings.Replace(tile.Path(), "tile/8/", "tile/", 1))
		if err != nil {
			return nil, err
		}
		if len(b) != tile.W*tlog.HashSize {
			return nil, fmt.Errorf("%s has another length", tile.Path())
		}
		for ; len(b) > 0; b = b[tlog.HashSize:] {
			var h tlog.Hash
			copy(h[:], b)
			hashes = append(hashes, h)
		}
	}
	return hashes, nil
}

// root is that of RFC 6962, which splits at the largest power of two.
func root(hashes []tlog.Hash) tlog.Hash {
	if len(hashes) == 0 {
		return sha256.Sum256(nil)
	}
	if len(hashes) == 1 {
		return hashes[0]
	}
	k := 1
	for k*2 < len(hashes) {
		k *= 2
	}
	return tlog.NodeHash(root(hashes[:k]), root(hashes[k:]))
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

// A witness's key as Go's own notes know no other than type 1: c2sp.org/tlog-cosignature has type 4, and signs the
// time with the text.
type witness struct {
	name string
	id   uint32
	key  ed25519.PublicKey
}

func (w witness) Name() string    { return w.name }
func (w witness) KeyHash() uint32 { return w.id }
func (w witness) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	head := fmt.Sprintf("cosignature/v1\ntime %d\n", binary.BigEndian.Uint64(signature))
	return ed25519.Verify(w.key, append([]byte(head), text...), signature[8:])
}

func readWitness(text string) (w witness, err error) {
	parts := strings.SplitN(text, "+", 3)
	if len(parts) != 3 {
		return w, errors.New("a witness's key is NAME+ID+KEY")
	}
	key, err := decode(parts[2])
	if err != nil || len(key) != 1+ed25519.PublicKeySize || key[0] != 4 {
		return w, errors.New("the witness's key is not one that cosigns with Ed25519")
	}
	id := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	if hex.EncodeToString(id[:4]) != parts[1] {
		return w, errors.New("the witness's key has another id")
	}
	return witness{parts[0], binary.BigEndian.Uint32(id[:4]), key[1:]}, nil
}

func cosigned(args []string) error {
	text, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	register, err := note.NewVerifier(args[1])
	if err != nil {
		return err
	}
	known := []note.Verifier{register}
	for _, one := range args[2:] {
		w, err := readWitness(one)
		if err != nil {
			return err
		}
		known = append(known, w)
	}
	opened, err := note.Open(text, note.VerifierList(known...))
	if err != nil {
		return err
	}
	if len(opened.Sigs) != len(known) {
		return fmt.Errorf("%d of the %d keys signed it", len(opened.Sigs), len(known))
	}
	fmt.Printf("PASS: signed by the register and cosigned by %d\n", len(known)-1)
	return nil
}

func main() {
	err := errors.New("say: verify.go entry TEXT OPENING PROOF KEY, verify.go log PLACE KEY [EARLIER], verify.go handovers FILE KEY, verify.go cosigned FILE KEY WITNESS... or verify.go many FILE N")
	switch {
	case len(os.Args) == 6 && os.Args[1] == "entry":
		err = entry(os.Args[2:])
	case (len(os.Args) == 4 || len(os.Args) == 5) && os.Args[1] == "log":
		err = whole(os.Args[2:])
	case len(os.Args) >= 5 && os.Args[1] == "cosigned":
		err = cosigned(os.Args[2:])
	case len(os.Args) == 4 && os.Args[1] == "handovers":
		err = handovers(os.Args[2:])
	case len(os.Args) == 4 && os.Args[1] == "many":
		err = many(os.Args[2:])
	}
	if err != nil {
		fmt.Println("FAIL:", err)
		os.Exit(1)
	}
}
