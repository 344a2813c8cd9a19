package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"time"
)

func pong(there <-chan int64, back chan<- int64) {
	for value := range there {
		back <- value ^ 1
	}
}

// On one processor, as the others are, and where Go is the fastest at this.
func main() {
	runtime.GOMAXPROCS(1)
	times, _ := strconv.ParseInt(os.Args[1], 10, 64)
	began := time.Now()
	there, back := make(chan int64), make(chan int64)
	sum := int64(0)
	go pong(there, back)
	for i := int64(0); i < times; i++ {
		there <- i
		sum += <-back
	}
	fmt.Println(sum, time.Since(began).Nanoseconds())
}
