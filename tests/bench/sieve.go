package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"time"
)

func numbers(out chan<- int64) {
	for n := int64(2); ; n++ {
		out <- n
	}
}

func filter(prime int64, in <-chan int64, out chan<- int64) {
	for n := range in {
		if n%prime != 0 {
			out <- n
		}
	}
}

// On one processor, as the others are.
func main() {
	runtime.GOMAXPROCS(1)
	count, _ := strconv.Atoi(os.Args[1])
	began := time.Now()
	in := make(chan int64)
	sum := int64(0)
	go numbers(in)
	for i := 0; i < count; i++ {
		prime := <-in
		out := make(chan int64)
		go filter(prime, in, out)
		in = out
		sum += prime
	}
	fmt.Println(sum, time.Since(began).Nanoseconds())
}
